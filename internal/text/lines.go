package text

import "slices"

// Lines has the offsets of all lines of a text, for many conversions to positions. It costs one pass over the text.
type Lines struct {
	text   Text
	starts []int  // offset of each line
	ends   []int  // offset of the end of each line, without its line end
	ascii  []bool // whether a line has ASCII characters only
}

// Lines returns the lines of t.
func (t Text) Lines() Lines {
	n := t.LineCount()
	l := Lines{text: t, starts: make([]int, 1, n), ends: make([]int, 0, n), ascii: make([]bool, 0, n)}
	at, ascii, last := 0, true, byte(0)
	end := func(offset int) {
		l.ends, l.ascii = append(l.ends, offset), append(l.ascii, ascii)
		ascii = true
	}
	for _, c := range t.chunks.All() {
		for i := range len(c.s) {
			switch b := c.s[i]; {
			case b == '\n' && last == '\r':
				l.starts[len(l.starts)-1]++
			case b == '\n' || b == '\r':
				end(at + i)
				l.starts = append(l.starts, at+i+1)
			case b >= 0x80:
				ascii = false
			}
			last = c.s[i]
		}
		at += len(c.s)
	}
	end(at)
	return l
}

// Position is [Text.Position].
func (l Lines) Position(offset int, enc Encoding) Position {
	offset = min(max(offset, 0), l.text.Len())
	line, found := slices.BinarySearch(l.starts, offset)
	if !found {
		line--
	}
	if !l.ascii[line] {
		return l.text.Position(offset, enc)
	}
	return Position{Line: line, Col: min(offset, l.ends[line]) - l.starts[line]}
}
