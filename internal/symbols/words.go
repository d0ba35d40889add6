package symbols

// words is the set of words of a text, ignoring case, as 32-bit hashes. The zero value is empty.
//
// It is a hash table with open addressing in which zero marks a free slot. In 500 files of 1,000 words each, one lookup
// in ten thousand is a false positive.
type words struct {
	table []uint32
	count int
	full  bool // the limit was exceeded; every lookup succeeds
}

// maxWords limits the words per file.
const maxWords = 1 << 18

const (
	hashStart = 2166136261 // FNV-1a
	hashPrime = 16777619
)

// letters maps each byte to its value in a word, lower-cased; 0 ends a word.
var letters = func() (table [256]byte) {
	for c := range table {
		switch {
		case c >= 'A' && c <= 'Z':
			table[c] = byte(c) + 'a' - 'A'
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '_', c >= 0x80:
			table[c] = byte(c)
		}
	}
	return table
}()

// wordsOf returns the words of s.
func wordsOf(s string) words {
	var w words
	for i := 0; !w.full; {
		hash, end := nextWord(s, i)
		if end == i {
			break
		}
		w.add(hash)
		i = end
	}
	return w
}

// nextWord returns the hash of the first word from offset i of s and the offset of its end; i if there is none.
func nextWord(s string, i int) (hash uint32, end int) {
	end = i
	for end < len(s) && letters[s[end]] == 0 {
		end++
	}
	if end == len(s) {
		return 0, i
	}
	hash = hashStart
	for ; end < len(s); end++ {
		c := letters[s[end]]
		if c == 0 {
			break
		}
		hash = (hash ^ uint32(c)) * hashPrime
	}
	return hash, end
}

// add adds a hash.
func (w *words) add(hash uint32) {
	if hash == 0 {
		hash = 1
	}
	if 4*w.count >= 3*len(w.table) {
		if w.count >= maxWords {
			*w = words{full: true}
			return
		}
		w.grow()
	}
	if i := w.find(hash); w.table[i] == 0 {
		w.table[i] = hash
		w.count++
	}
}

// find returns the slot of hash, or the free slot where it belongs.
func (w *words) find(hash uint32) int {
	mask := uint32(len(w.table) - 1)
	i := hash * 2654435769 >> 7 & mask
	for w.table[i] != 0 && w.table[i] != hash {
		i = (i + 1) & mask
	}
	return int(i)
}

func (w *words) grow() {
	old := w.table
	w.table = make([]uint32, max(64, 2*len(old)))
	for _, hash := range old {
		if hash != 0 {
			w.table[w.find(hash)] = hash
		}
	}
}

// hasHash reports whether the set contains hash.
func (w words) hasHash(hash uint32) bool {
	if w.full || len(w.table) == 0 {
		return w.full
	}
	if hash == 0 {
		hash = 1
	}
	return w.table[w.find(hash)] != 0
}

// has reports whether the set contains all words of s; true if s has none.
func (w words) has(s string) bool {
	for i := 0; ; {
		hash, end := nextWord(s, i)
		if end == i {
			return true
		}
		if !w.hasHash(hash) {
			return false
		}
		i = end
	}
}
