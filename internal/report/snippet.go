package report

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/text"
)

const (
	snippetWidth = 100              // columns of a line of code, at most
	asciiReach   = snippetWidth + 1 // bytes to read on each side of the start of a span, if all are ASCII
	snippetReach = 400              // and otherwise
	secretReach  = 4096             // bytes to search for secrets on each side, in a file without a model
	tabWidth     = 4                // columns
	ellipsis     = "…"

	byteOrderMark = "\uFEFF"
)

// snippet is a line of code as a terminal shows it. Widths are in terminal columns.
type snippet struct {
	code   string
	indent int // before the marks
	width  int // of the marks, at least 1
}

// cluster is a grapheme cluster, which a terminal shows as one character.
type cluster struct {
	shown  string
	width  int
	marked bool
}

// cutSnippet returns a line, in which span begins, with marks below the part of span that is in it. A long line is cut to
// the text around the start of the span. Secrets are masked and keep their width.
func cutSnippet(f *File, span text.Span, line int) snippet {
	t := f.Text
	whole := t.LineSpan(line)
	start := min(span.Start, whole.End)
	marked := text.Span{Start: start, End: max(min(span.End, whole.End), start)}
	visible := reachable(t, marked.Start, whole, asciiReach)
	if strings.ContainsFunc(t.Slice(visible), func(r rune) bool { return r >= utf8.RuneSelf }) {
		visible = reachable(t, marked.Start, whole, snippetReach)
	}
	clusters := clustersOf(t.Slice(visible), marked.Shift(-visible.Start), secretsIn(f, visible, whole))

	first := len(clusters) // marked cluster
	columns := 0
	for i, c := range clusters {
		if c.marked && i < first {
			first = i
		}
		columns += c.width
	}
	from, to := 0, len(clusters)
	if columns > snippetWidth {
		from, to = window(clusters, first)
	}
	return draw(clusters, from, to, visible, whole)
}

// secretsIn returns the secrets in the visible part of a line, as offsets in that part.
func secretsIn(f *File, visible, line text.Span) []text.Span {
	if f.Model != nil {
		spans := secret.Spans(f.Model.Tree, visible)
		for i := range spans {
			spans[i] = spans[i].Shift(-visible.Start)
		}
		return spans
	}
	// A secret may begin before the visible part.
	wide := reachable(f.Text, visible.Start, line, max(secretReach, visible.Len()))
	spans := secret.InLine(f.Text.Slice(wide))
	for i := range spans {
		spans[i] = spans[i].Shift(wide.Start - visible.Start)
	}
	return spans
}

// reachable returns the part of a line with at most reach bytes on each side of offset, cut between runes.
func reachable(t text.Text, offset int, line text.Span, reach int) text.Span {
	return text.Span{
		Start: runeStart(t, max(line.Start, offset-reach)),
		End:   runeStart(t, min(line.End, offset+reach)),
	}
}

// runeStart returns the start of the rune that contains offset.
func runeStart(t text.Text, offset int) int {
	return t.Offset(t.Position(offset, text.UTF8), text.UTF8)
}

// window returns the range of clusters that fits around the one at first, with two thirds of the width for those from it
// on, if there are enough.
func window(clusters []cluster, first int) (from, to int) {
	from, to = first, first
	room := snippetWidth
	extendBack := func(until int) {
		for ; from > 0 && room-clusters[from-1].width >= until; from-- {
			room -= clusters[from-1].width
		}
	}
	extendBack(snippetWidth * 2 / 3)
	for ; to < len(clusters) && clusters[to].width <= room; to++ {
		room -= clusters[to].width
	}
	extendBack(0)
	return from, to
}

// draw returns the snippet of clusters[from:to], with an ellipsis where the line is cut.
func draw(clusters []cluster, from, to int, visible, whole text.Span) snippet {
	var b strings.Builder
	s := snippet{}
	column := 0
	if from > 0 || visible.Start > whole.Start {
		b.WriteString(ellipsis)
		column = 1
	}
	s.indent = -1
	for _, c := range clusters[from:to] {
		b.WriteString(c.shown)
		if c.marked {
			if s.indent < 0 {
				s.indent = column
			}
			s.width = column + c.width - s.indent
		}
		column += c.width
	}
	if s.indent < 0 {
		s.indent = column
	}
	s.width = max(s.width, 1)
	if to < len(clusters) || visible.End < whole.End {
		b.WriteString(ellipsis)
	}
	s.code = strings.TrimRight(b.String(), " ")
	return s
}

// clustersOf splits a part of a line into clusters. marked and secrets are spans in it. The cluster at an empty span is
// marked. Clusters that overlap a secret are masked.
func clustersOf(line string, marked text.Span, secrets []text.Span) []cluster {
	if marked.Empty() {
		marked.End++
	}
	clusters := make([]cluster, 0, len(line))
	offset, column, state := 0, 0, -1
	for rest := line; rest != ""; {
		var piece string
		if rest[0] < utf8.RuneSelf && (len(rest) == 1 || rest[1] < utf8.RuneSelf) {
			piece, rest, state = rest[:1], rest[1:], -1 // the common case, for which uniseg is slow
		} else {
			piece, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		}
		c := cluster{shown: piece, width: 1, marked: offset < marked.End && marked.Start < offset+len(piece)}
		switch {
		case len(piece) == 1 && ' ' <= piece[0] && piece[0] <= '~':
		case piece == byteOrderMark:
			c.shown, c.width = "", 0
		case piece == "\t":
			c.width = tabWidth - column%tabWidth
			c.shown = strings.Repeat(" ", c.width)
		default:
			c.shown = Printable(piece)
			if len(piece) > 1 {
				c.width = uniseg.StringWidth(c.shown)
			}
		}
		for len(secrets) > 0 && secrets[0].End <= offset {
			secrets = secrets[1:]
		}
		if len(secrets) > 0 && secrets[0].Start < offset+len(piece) {
			c.shown = strings.Repeat("*", c.width)
		}
		clusters = append(clusters, c)
		offset += len(piece)
		column += c.width
	}
	return clusters
}
