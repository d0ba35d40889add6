package format

import (
	"strings"
	"unicode/utf8"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

const (
	maxColumns = 80  // of a line with a container in it, in characters
	maxFlat    = 512 // bytes of such a container
)

// fits reports whether v, which is on one line, stays there. It must be short, and an array without objects or an item
// of a container with one line per item, like a row of a table.
func (p *printer) fits(v syntax.Value, f frame) bool {
	if v.Span().Len() > maxFlat || v.Kind() == syntax.Object && !f.multiline {
		return false
	}
	width, ok := p.width(v)
	return ok && f.col+width+len(",") <= maxColumns
}

// width returns the number of characters of v on one line, without comments, and whether v may be on one line.
func (p *printer) width(v syntax.Value) (int, bool) {
	if v.Kind() == syntax.TooDeep {
		return 0, false
	}
	if v.Len() == 0 {
		return utf8.RuneCountInString(p.slice(v.Span())), true
	}
	n := 2 + 2*len(p.pad(v))
	for it := range v.Items() {
		inside := it.Value()
		if inside.Kind() == syntax.Object && inside.Len() > 0 {
			return 0, false
		}
		w, ok := p.width(inside)
		if !ok {
			return 0, false
		}
		n += w + len(", ")
		if it.HasKey() {
			n += utf8.RuneCountInString(p.slice(it.Key())) + len(": ")
		}
	}
	return n - len(", "), true
}

// pad returns the white space inside the brackets of v: a space if the opening bracket is followed by white space.
func (p *printer) pad(v syntax.Value) string {
	in := v.Inside()
	switch p.slice(text.Span{Start: in.Start, End: min(in.Start+1, in.End)}) {
	case " ", "\t":
		return " "
	}
	return ""
}

// hasBreak reports whether span has a line end.
func (p *printer) hasBreak(span text.Span) bool {
	t := p.tree.Text()
	if span.Len() <= maxFlat {
		return strings.ContainsAny(p.slice(span), "\r\n")
	}
	return t.Position(span.Start, text.UTF8).Line != t.Position(span.End, text.UTF8).Line
}
