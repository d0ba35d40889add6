package format

import (
	"strings"

	"plugin-manifest-ls/internal/text"
)

// place is the position of a gap among the tokens.
type place uint8

const (
	inline         place = iota // within a line
	head                        // before the root value
	opening                     // after an opening bracket, before the line of an item
	between                     // after a comma, before the line of the next item
	closing                     // before the line of a closing bracket
	emptyContainer              // inside an empty container
	tail                        // after the root value
)

// gapLayout is the layout that a gap must have.
type gapLayout struct {
	place  place
	depth  int    // of the token after it, or of a comment on the same line; not used in a container on one line
	blank  string // the white space of an inline gap
	ending Ending // of the tail
}

// gap gives the gap g the layout w unless it is damaged.
func (p *printer) gap(g text.Span, w gapLayout) {
	if g.End < p.within.Start || g.Start > p.within.End || p.damage.touches(g) {
		return
	}
	old := p.slice(g)
	if isBlank(old) {
		p.replace(g.Start, old, p.style.blanks(old, w))
		return
	}
	pieces, ok := split(old)
	if !ok {
		return
	}
	pieces.forceLine(w.place)
	for i, piece := range pieces {
		p.replace(g.Start+piece.start, piece.blanks, p.style.aroundComment(pieces, i, w))
	}
}

// replace adds the smallest edit that changes the white space old at offset to fresh.
func (p *printer) replace(offset int, old, fresh string) {
	if old == fresh {
		return
	}
	from := 0
	for from < min(len(old), len(fresh)) && old[from] == fresh[from] {
		from++
	}
	if splitsBreak(old, from) {
		from--
	}
	same := 0
	for same < min(len(old), len(fresh))-from && old[len(old)-1-same] == fresh[len(fresh)-1-same] {
		same++
	}
	if splitsBreak(old, len(old)-same) {
		same--
	}
	p.edits = append(p.edits, text.Edit{
		Span: text.Span{Start: offset + from, End: offset + len(old) - same},
		New:  fresh[from : len(fresh)-same],
	})
}

// splitsBreak reports whether at is between \r and \n, which LSP positions cannot express.
func splitsBreak(s string, at int) bool {
	return at > 0 && at < len(s) && s[at-1] == '\r' && s[at] == '\n'
}

func isBlank(s string) bool { return strings.Trim(s, " \t\r\n") == "" }

// breaks returns the number of line ends in s; \r\n counts as one.
func breaks(s string) int {
	return strings.Count(s, "\n") + strings.Count(s, "\r") - strings.Count(s, "\r\n")
}

// blanks returns the new text of a gap without comments.
func (s style) blanks(old string, w gapLayout) string {
	switch w.place {
	case inline:
		return w.blank
	case opening, closing:
		return s.line(w.depth)
	case between:
		if breaks(old) > 1 {
			return s.newline + s.line(w.depth)
		}
		return s.line(w.depth)
	case tail:
		return strings.Repeat(s.newline, w.ending.lines(breaks(old)))
	default:
		return ""
	}
}

// lines returns how many of n line ends after the root value are kept or inserted.
func (e Ending) lines(n int) int {
	if e.Trim {
		n = min(n, 1)
	}
	if e.Insert {
		n = max(n, 1)
	}
	return n
}
