package server

import (
	"strings"

	"plugin-manifest-ls/completion"
	"plugin-manifest-ls/internal/text"
)

// narrow returns an item that does the same with a smaller edit. Clients differ in what they do with
// the quotation mark before the cursor when they filter, and some leave alone what the edit should
// replace behind the cursor. What is the same in the old and the new text does not need replacing.
func narrow(t text.Text, item completion.Item, cursor int) completion.Item {
	e := item.Edit
	before := t.Slice(text.Span{Start: e.Span.Start, End: cursor})
	first := len(e.New)
	if len(e.Stops) > 0 {
		first = e.Stops[0].Span.Start
	}
	if strings.HasPrefix(before, `"`) && strings.HasPrefix(e.New, `"`) && first > 0 && strings.HasPrefix(item.Filter, `"`) {
		e = cutNew(e, 1, len(e.New))
		e.Span.Start++
		item.Filter = item.Filter[1:]
	}
	after := t.Slice(text.Span{Start: cursor, End: e.Span.End})
	last := 0
	if n := len(e.Stops); n > 0 {
		last = e.Stops[n-1].Span.End
	}
	same := 0
	for same < min(len(after), len(e.New)-last) && after[len(after)-1-same] == e.New[len(e.New)-1-same] {
		same++
	}
	item.Edit = cutNew(e, 0, len(e.New)-same)
	item.Edit.Span.End -= same
	return item
}

// cutNew returns e with the part of its new text from one offset up to another, which has all stops.
func cutNew(e text.Edit, from, to int) text.Edit {
	e.New = e.New[from:to]
	stops := make([]text.Stop, len(e.Stops))
	for i, s := range e.Stops {
		s.Span = s.Span.Shift(-from)
		stops[i] = s
	}
	e.Stops = stops
	return e
}

// marginOf returns the blanks that the line of offset begins with.
func marginOf(t text.Text, offset int) string {
	line := t.Slice(text.Span{Start: t.LineSpan(t.Position(offset, text.UTF8).Line).Start, End: offset})
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// dedent returns e without margin before each line of its new text but the first: a client that is
// not told otherwise puts the indentation of the line there itself.
func dedent(e text.Edit, margin string) text.Edit {
	if margin == "" {
		return e
	}
	var b strings.Builder
	moved := make([]int, len(e.New)+1) // where each byte of New goes
	for i := 0; i < len(e.New); {
		moved[i] = b.Len()
		b.WriteByte(e.New[i])
		i++
		if e.New[i-1] == '\n' && strings.HasPrefix(e.New[i:], margin) {
			for range margin {
				moved[i] = b.Len()
				i++
			}
		}
	}
	moved[len(e.New)] = b.Len()
	stops := make([]text.Stop, len(e.Stops))
	for i, s := range e.Stops {
		s.Span = text.Span{Start: moved[s.Span.Start], End: moved[s.Span.End]}
		stops[i] = s
	}
	e.New, e.Stops = b.String(), stops
	return e
}
