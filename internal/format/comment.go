package format

import "strings"

// piece is a run of blanks in a gap with comments: before, between or behind them. It may be empty.
type piece struct {
	blanks string
	start  int  // within the gap
	lines  int  // line ends that it is to have at least
	forced bool // it has none yet and gets one
}

type pieces []piece

// split cuts a gap at its comments, and reports whether there is nothing else in it but blanks.
func split(gap string) (pieces, bool) {
	var all pieces
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

// commentLen returns the length of the comment that s begins with, 0 if that is none or has no end.
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

// forceLine has one piece get a line end where the place asks for one and no piece has one: that nearest to the
// token which begins no line.
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

// beside returns what piece i becomes: line ends stay line ends, with one empty line at most, and what was in one
// line stays there.
func (s style) beside(all pieces, i int, w want) string {
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
	if !last && (w.place == closing || w.place == hollow) {
		depth++
	}
	atEdge := i == 0 && (w.place == opening || w.place == hollow) || last && (w.place == closing || w.place == hollow)
	if p.lines > 1 && w.place != inline && !atEdge {
		return s.newline + s.line(depth)
	}
	return s.line(depth)
}
