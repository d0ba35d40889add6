package main

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/text"
)

const (
	snippetWidth = 100              // columns of a terminal that a line of code may take
	asciiReach   = snippetWidth + 1 // bytes around the span that are looked at where each is a column or more
	snippetReach = 400              // and elsewhere
	secretReach  = 4096             // bytes around what is seen in which secrets in code are looked for
	tabWidth     = 4                // columns
	ellipsis     = "…"

	byteOrderMark = "\uFEFF"
)

// snippet is a line of code as a terminal shows it. Widths are columns of the terminal.
type snippet struct {
	code   string
	before int // columns before the marks
	width  int // of the marks, at least 1
}

// cluster is what a terminal shows as one character.
type cluster struct {
	shown  string
	width  int
	marked bool
}

// cutSnippet returns the line that span begins in with marks under as much of span as is in it. Of a long line only
// the surroundings of the span are shown, and of a long span its beginning. Secrets are masked in their width.
func cutSnippet(f *checked, span text.Span, line int) snippet {
	t := f.text
	whole := t.LineSpan(line)
	start := min(span.Start, whole.End)
	marked := text.Span{Start: start, End: max(min(span.End, whole.End), start)}
	seen := around(t, marked.Start, whole, asciiReach)
	if strings.ContainsFunc(t.Slice(seen), func(r rune) bool { return r >= utf8.RuneSelf }) {
		seen = around(t, marked.Start, whole, snippetReach)
	}
	clusters := clustersOf(t.Slice(seen), marked.Shift(-seen.Start), secretsIn(f, seen, whole))

	first := len(clusters) // that is marked
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
	return draw(clusters, from, to, seen, whole)
}

// secretsIn returns the secrets in the part of a line that is seen, as offsets in that part.
func secretsIn(f *checked, seen, line text.Span) []text.Span {
	if f.model != nil {
		spans := secret.Spans(f.model.Tree, seen)
		for i := range spans {
			spans[i] = spans[i].Shift(-seen.Start)
		}
		return spans
	}
	// A secret may begin before what is seen of the line.
	wide := around(f.text, seen.Start, line, max(secretReach, seen.Len()))
	spans := secret.InLine(f.text.Slice(wide))
	for i := range spans {
		spans[i] = spans[i].Shift(wide.Start - seen.Start)
	}
	return spans
}

// around returns what is within reach of offset in a line.
func around(t text.Text, offset int, line text.Span, reach int) text.Span {
	return text.Span{
		Start: beginOfRune(t, max(line.Start, offset-reach)),
		End:   beginOfRune(t, min(line.End, offset+reach)),
	}
}

// beginOfRune returns the offset at or before offset that is not within a rune.
func beginOfRune(t text.Text, offset int) int {
	return t.Offset(t.Position(offset, text.UTF8), text.UTF8)
}

// window returns which clusters to show: those that fit before and behind the one at first, two
// thirds of the width for what is behind it if there is so much.
func window(clusters []cluster, first int) (from, to int) {
	from, to = first, first
	room := snippetWidth
	back := func(until int) {
		for ; from > 0 && room-clusters[from-1].width >= until; from-- {
			room -= clusters[from-1].width
		}
	}
	back(snippetWidth * 2 / 3)
	for ; to < len(clusters) && clusters[to].width <= room; to++ {
		room -= clusters[to].width
	}
	back(0)
	return from, to
}

// draw returns the snippet that shows clusters[from:to], with an ellipsis where something is left out.
func draw(clusters []cluster, from, to int, seen, whole text.Span) snippet {
	var b strings.Builder
	s := snippet{}
	column := 0
	if from > 0 || seen.Start > whole.Start {
		b.WriteString(ellipsis)
		column = 1
	}
	s.before = -1
	for _, c := range clusters[from:to] {
		b.WriteString(c.shown)
		if c.marked {
			if s.before < 0 {
				s.before = column
			}
			s.width = column + c.width - s.before
		}
		column += c.width
	}
	if s.before < 0 {
		s.before = column
	}
	s.width = max(s.width, 1)
	if to < len(clusters) || seen.End < whole.End {
		b.WriteString(ellipsis)
	}
	s.code = strings.TrimRight(b.String(), " ")
	return s
}

// clustersOf cuts a piece of a line into clusters. marked is in bytes of it; where it is empty, the
// cluster at it is marked. Clusters that have a byte in one of secrets are masked.
func clustersOf(line string, marked text.Span, secrets []text.Span) []cluster {
	if marked.Empty() {
		marked.End++
	}
	clusters := make([]cluster, 0, len(line))
	at, column, state := 0, 0, -1
	for rest := line; rest != ""; {
		var piece string
		if rest[0] < utf8.RuneSelf && (len(rest) == 1 || rest[1] < utf8.RuneSelf) {
			piece, rest, state = rest[:1], rest[1:], -1 // the common case, for which uniseg is slow
		} else {
			piece, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		}
		c := cluster{shown: piece, width: 1, marked: at < marked.End && marked.Start < at+len(piece)}
		switch {
		case len(piece) == 1 && ' ' <= piece[0] && piece[0] <= '~':
		case piece == byteOrderMark:
			c.shown, c.width = "", 0
		case piece == "\t":
			c.width = tabWidth - column%tabWidth
			c.shown = strings.Repeat(" ", c.width)
		default:
			c.shown = printable(piece)
			if len(piece) > 1 {
				c.width = uniseg.StringWidth(c.shown)
			}
		}
		for len(secrets) > 0 && secrets[0].End <= at {
			secrets = secrets[1:]
		}
		if len(secrets) > 0 && secrets[0].Start < at+len(piece) {
			c.shown = strings.Repeat("*", c.width)
		}
		clusters = append(clusters, c)
		at += len(piece)
		column += c.width
	}
	return clusters
}
