package text

import (
	"strings"
	"unicode/utf8"
)

// Encoding is the unit of the columns of a [Position].
type Encoding uint8

// The position encodings of LSP 3.17. A byte of invalid UTF-8 counts as one unit in each of them.
const (
	UTF8  Encoding = iota // bytes
	UTF16                 // UTF-16 code units
	UTF32                 // Unicode code points
)

// Position is a line and a column.
type Position struct {
	Line int // from 0; a line ends at \n, \r\n or a lone \r
	Col  int // from 0, in units of an Encoding
}

// Position returns the position of offset. An offset beyond the text is clamped to its end, one within a rune or line
// end to the beginning of that.
func (t Text) Position(offset int, enc Encoding) Position {
	offset = min(max(offset, 0), t.Len())
	i, before := t.chunks.Find(func(e extent) bool { return e.bytes > offset })
	if i == t.chunks.Len() {
		return before.end(enc)
	}
	c := t.chunks.Get(i)
	return before.Add(measure(c.s[:boundary(c.s, offset-before.bytes)])).end(enc)
}

// Offset returns the offset of p. A line beyond the text is clamped to its end, a column beyond the line to the end of
// the line, and one within a rune to the beginning of that.
func (t Text) Offset(p Position, enc Encoding) int {
	if p.Line < 0 {
		return 0
	}
	i, before := t.chunks.Find(func(e extent) bool {
		return e.lines > p.Line || e.lines == p.Line && e.tail[enc] >= p.Col
	})
	if i == t.chunks.Len() {
		return t.Len()
	}
	at, _ := locate(t.chunks.Get(i).s, before.end(enc), p, enc)
	return before.bytes + at
}

// locate returns the offset of p in s, which begins at position from, or the end of s if p is after that. reached is the
// position of the result, which is before p if p is within a rune or beyond the end of its line.
func locate[S string | []byte](s S, from, p Position, enc Encoding) (at int, reached Position) {
	for reached = from; reached.Line < p.Line; reached = (Position{Line: reached.Line + 1}) {
		for at < len(s) && s[at] != '\n' && s[at] != '\r' {
			at++
		}
		if at == len(s) {
			return at, p
		}
		at++
		if s[at-1] == '\r' && at < len(s) && s[at] == '\n' {
			at++
		}
	}
	for at < len(s) && s[at] != '\n' && s[at] != '\r' {
		width, units := 1, 1
		if s[at] >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(string(s[at:min(at+utf8.UTFMax, len(s))]))
			width, units = n, [3]int{n, units16(r), 1}[enc]
		}
		if reached.Col+units > p.Col {
			break
		}
		at += width
		reached.Col += units
	}
	return at, reached
}

// lineEnd returns the offset of the first line end in s, or its length.
func lineEnd(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	if i := strings.IndexByte(s, '\r'); i >= 0 {
		return i
	}
	return len(s)
}

// LineCount returns the number of lines: the number of line ends plus one.
func (t Text) LineCount() int { return t.chunks.Sum().lines + 1 }

// LineSpan returns the span of a line, counted from 0, without its line end. A line beyond the text is an empty span at
// the end.
func (t Text) LineSpan(line int) Span {
	const beyond = int(^uint(0) >> 1)
	return Span{t.Offset(Position{line, 0}, UTF8), t.Offset(Position{line, beyond}, UTF8)}
}

// boundary returns the nearest offset at or before at that is not within a rune or \r\n.
func boundary(s string, at int) int {
	if at == 0 || at == len(s) {
		return at
	}
	if s[at] == '\n' && s[at-1] == '\r' {
		return at - 1
	}
	for start := at - 1; start >= 0 && start > at-utf8.UTFMax && continues(s[start+1]); start-- {
		if _, width := utf8.DecodeRuneInString(s[start:]); start+width > at {
			return start
		}
	}
	return at
}

func units16(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}
