package completion

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// layOut returns the plan that replaces span by a candidate of that shape with the line breaks and spaces around it, but
// without commas.
func (at *cursor) layOut(kind shape, span text.Span) *plan {
	p := &plan{span: span, margin: at.tree.Margin(span.Start)}
	left, _ := at.line(span)
	switch {
	case kind.part == name || kind.part == colon || at.Slot == manifest.Outside:
	case at.Slot == manifest.Content:
		if strings.HasSuffix(left, ":") {
			p.before = " "
		}
	default:
		p.among(at, kind)
	}
	return p
}

// among lays out an item among those of the object or array around the cursor.
func (p *plan) among(at *cursor, kind shape) {
	in, style := at.In, at.tree.Style()
	left, right := at.line(p.span)
	outer := at.tree.Margin(in.Span().Start)
	inner := outer + style.Unit
	alone := in.Len() == 0 || in.Len() == 1 && at.HasItem
	if !alone {
		inner = in.ItemMargin()
	}
	fresh := isBlank(left)                      // first on its line
	closer := p.meetsCloser(at, right)          // last before the closing bracket on the same line
	opener := !fresh && p.meetsOpener(at)       // first after the opening bracket on the same line
	broken := style.Newline + inner             // begins a line
	inline := kind.part == value && !kind.block // can share a line
	if closer && (fresh || opener && !inline) {
		p.span.End = in.Inside().End
		p.after = style.Newline + outer
	}
	switch {
	case fresh:
		p.margin = left
		if rest, ok := strings.CutPrefix(inner, left); ok && !at.HasItem {
			p.before, p.margin = rest, inner
		}
	case opener && (isBlank(right) || closer && !inline):
		p.before, p.margin = broken, inner
	case opener:
	case at.HasItem || in.OneLine():
		if strings.HasSuffix(left, ",") {
			p.before = " "
		}
	default:
		p.before, p.margin = broken, inner
	}
}

// meetsCloser reports whether there is only white space between the replaced text and the closing bracket. right is the
// rest of the line.
func (p *plan) meetsCloser(at *cursor, right string) bool {
	blanks := len(right) - len(strings.TrimLeft(right, " \t"))
	return at.In.Closed() && p.span.End+blanks == at.In.Inside().End
}

// meetsOpener reports whether the replaced text is first after the opening bracket.
func (p *plan) meetsOpener(at *cursor) bool {
	return at.In.Opened() && isBlank(at.slice(at.In.Inside().Start, p.span.Start))
}

func isBlank(s string) bool { return strings.Trim(s, " \t") == "" }

// inside returns the content of the brackets of f, which has several lines.
func inside(f syntax.Fragment) syntax.Fragment {
	const open, end = len("{\n\t"), len("\n}")
	var out syntax.Fragment
	from := open
	write := func(to int) {
		out.New += strings.ReplaceAll(f.New[from:to], "\n\t", "\n")
		from = to
	}
	for _, s := range f.Stops {
		write(s.Span.Start)
		start := len(out.New)
		write(s.Span.End)
		s.Span = text.Span{Start: start, End: len(out.New)}
		out.Stops = append(out.Stops, s)
	}
	write(len(f.New) - end)
	return out
}
