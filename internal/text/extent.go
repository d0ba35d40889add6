package text

import "unicode/utf8"

// extent is the size of a part of a text in lines and columns.
type extent struct {
	bytes int
	lines int    // line ends
	tail  [3]int // units of each Encoding after the last line end
}

// Add returns the extent of the text of e followed by that of next.
func (e extent) Add(next extent) extent {
	next.bytes += e.bytes
	if next.lines == 0 {
		for enc := range next.tail {
			next.tail[enc] += e.tail[enc]
		}
	}
	next.lines += e.lines
	return next
}

// end returns the position at the end of the text.
func (e extent) end(enc Encoding) Position { return Position{e.lines, e.tail[enc]} }

// measure returns the extent of s.
func measure(s string) extent {
	e := extent{bytes: len(s)}
	line := s // the last one
	for {
		end := lineEnd(line)
		if end == len(line) {
			break
		}
		e.lines++
		if line[end] == '\r' && end+1 < len(line) && line[end+1] == '\n' {
			end++
		}
		line = line[end+1:]
	}
	e.tail = [3]int{len(line), len(line), len(line)}
	for i := 0; i < len(line); {
		if line[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, width := utf8.DecodeRuneInString(line[i:])
		e.tail[UTF16] -= width - units16(r)
		e.tail[UTF32] -= width - 1
		i += width
	}
	return e
}
