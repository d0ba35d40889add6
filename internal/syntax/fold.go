package syntax

import (
	"strings"

	"plugin-manifest-ls/internal/text"
)

// fold returns f on one line, with the blank of style after colons and commas.
func (f Fragment) fold(style Style) Fragment {
	var b strings.Builder
	at := make([]int, len(f.New)+1) // offset in the result of each byte of New
	quoted, skip := false, false    // skip is set while white space is dropped
	for i := 0; i < len(f.New); i++ {
		c := f.New[i]
		at[i] = b.Len()
		if !quoted && (c == '\n' || c == '\t' || c == ' ') {
			skip = skip || c == '\n'
			if !skip {
				b.WriteByte(c)
			}
			continue
		}
		skip = false
		b.WriteByte(c)
		switch {
		case quoted && c == '\\' && i+1 < len(f.New):
			i++
			at[i] = b.Len()
			b.WriteByte(f.New[i])
		case c == '"':
			quoted = !quoted
		case !quoted && (c == ':' || c == ','):
			b.WriteString(style.Blank)
			skip = true
		}
	}
	at[len(f.New)] = b.Len()
	out := Fragment{New: b.String()}
	for _, s := range f.Stops {
		s.Span = text.Span{Start: at[s.Span.Start], End: at[s.Span.End]}
		out.Stops = append(out.Stops, s)
	}
	return out
}

// Lift returns v as a fragment that can be inserted elsewhere: without the indentation of its line, and with missing
// quotation marks and brackets added.
func (v Value) Lift() Fragment {
	span := v.Span()
	if v.sub != nil {
		span.End -= v.sub.trailing()
	}
	raw := v.tree.lift(span, v.Margin()) + v.missingEnd()
	if v.kind != Object || v.Opened() {
		return Fragment{New: raw}
	}
	members, closed := strings.CutSuffix(raw, "}")
	if !closed {
		return Fragment{New: "{" + raw}
	}
	members = strings.TrimSpace(members)
	return Fragment{New: "{\n\t" + strings.ReplaceAll(members, "\n", "\n\t") + "\n}"}
}

// Lift returns the item as a fragment, without the comma; see [Value.Lift].
func (i Item) Lift() Fragment {
	return Fragment{New: i.tree.lift(i.Core(), i.tree.Margin(i.Core().Start)) + i.missingEnd()}
}

// lift returns the text of span with \n as line ends and \t for each level of indentation beyond margin.
func (t *Tree) lift(span text.Span, margin string) string {
	raw := t.text.Slice(span)
	raw = strings.ReplaceAll(strings.ReplaceAll(raw, "\r\n", "\n"), "\r", "\n")
	unit := t.Style().Unit
	lines := strings.Split(raw, "\n")
	for i, line := range lines[1:] {
		n := 0
		for n < len(margin) && n < len(line) && line[n] == margin[n] {
			n++
		}
		line = line[n:]
		tabs := 0
		for strings.HasPrefix(line, unit) {
			line = line[len(unit):]
			tabs++
		}
		lines[i+1] = strings.Repeat("\t", tabs) + line
	}
	return strings.Join(lines, "\n")
}
