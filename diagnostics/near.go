package diagnostics

import "strings"

// longestWord is how many bytes a word may have to be compared with others.
const longestWord = 64

// distance returns how many letters have to be put in, left out, changed or swapped with their
// neighbour to make b of a, or more than most if it is more than that. Case does not count for
// anything.
func distance(a, b string, most int) int {
	for len(a) > 0 && len(b) > 0 && lower(a[0]) == lower(b[0]) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && lower(a[len(a)-1]) == lower(b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if max(len(a), len(b)) > longestWord || max(len(a)-len(b), len(b)-len(a)) > most {
		return most + 1
	}
	var rows [3][longestWord + 1]int
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	for i := range len(a) {
		older, old, row := &rows[(i+2)%3], &rows[i%3], &rows[(i+1)%3]
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			x, y := lower(a[i]), lower(b[j])
			n := min(old[j+1]+1, row[j]+1)
			if x == y {
				n = min(n, old[j])
			} else {
				n = min(n, old[j]+1)
			}
			if i > 0 && j > 0 && x == lower(b[j-1]) && lower(a[i-1]) == y {
				n = min(n, older[j-1]+1)
			}
			row[j+1] = n
			least = min(least, n)
		}
		if least > most {
			return most + 1
		}
	}
	return rows[len(a)%3][len(b)]
}

// tolerance returns the distance at which a word of n letters is still taken for another one.
func tolerance(n int) int {
	switch {
	case n < 4:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// nearest keeps the best of the words that typed may stand for.
type nearest struct {
	typed string
	word  string // empty without any
	at    int    // distance
}

// try offers a word and reports whether it is the best so far. Of words that are equally near the
// first stays.
func (n *nearest) try(word string) bool {
	most := tolerance(min(len(n.typed), len(word)))
	if n.word != "" {
		most = min(most, n.at-1)
	}
	if most < 0 {
		return false
	}
	d := distance(n.typed, word, most)
	if d > most {
		return false
	}
	n.word, n.at = word, d
	return true
}

// plain returns s in lower case without what separates words in it, so that spellings of one name
// are equal: connection_link_name, connectionLinkName.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '_', r == '-', r == ' ', r == '.':
			return -1
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
