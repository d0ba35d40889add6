package format

import "strings"

// piece is a possibly empty run of white space in a gap: before, between or after its comments.
type piece struct {
	blanks string
	start  int  // within the gap
	lines  int  // number of line ends
	forced bool // a line end must be inserted
}

type pieces []piece

// split splits a gap at its comments. ok is false if the gap has anything but comments and white space.
func split(gap string) (all pieces, ok bool) {
	for at := 0; ; {
		n := len(gap[at:]) - len(strings.TrimLeft(gap[at:], " \t\r\n"))
		blanks := gap[at : at+n]
		all = append(all, piece{blanks: blanks, start: at, lines: breaks(blanks)})
		at += n
		if at == len(gap) {
			return all, true
		}
		length := commentLen(gap[at:])
		if length == 0 {
			return nil, false
		}
		at += length
	}
}

// commentLen returns the length of the comment at the beginning of s, 0 if there is none or it is not closed.
func commentLen(s string) int {
	switch {
	case strings.HasPrefix(s, "//"):
		if end := strings.IndexAny(s, "\r\n"); end >= 0 {
			return end
		}
		return len(s)
	case strings.HasPrefix(s, "/*"):
		if end := strings.Index(s[len("/*"):], "*/"); end >= 0 {
			return end + len("/**/")
		}
	}
	return 0
}

// forceLine inserts a line end if the place requires one and no piece has one: in the first piece after a bracket or
// comma, in the last piece before a closing bracket.
func (all pieces) forceLine(at place) {
	for _, p := range all {
		if p.lines > 0 {
			return
		}
	}
	switch at {
	case opening, between:
		all[0].forced = true
	case closing:
		all[len(all)-1].forced = true
	}
}

// aroundComment returns the new text of piece i. Line ends are kept, at most one empty line, and comments stay on the
// line on which they are.
func (s style) aroundComment(all pieces, i int, w gapLayout) string {
	p, last := all[i], i == len(all)-1
	switch {
	case w.place == head && i == 0:
		return ""
	case w.place == tail && last:
		return strings.Repeat(s.newline, w.ending.lines(p.lines))
	case p.lines == 0 && !p.forced:
		return " "
	}
	depth := w.depth
	if !last && (w.place == closing || w.place == emptyContainer) {
		depth++
	}
	atEdge := i == 0 && (w.place == opening || w.place == emptyContainer) || last && (w.place == closing || w.place == emptyContainer)
	if p.lines > 1 && w.place != inline && !atEdge {
		return s.newline + s.line(depth)
	}
	return s.line(depth)
}
