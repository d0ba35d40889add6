package completion

import (
	"strings"

	"plugin-manifest-ls/internal/text"
)

// MinimalEdit returns item with a smaller edit that has the same result. Clients differ in how they filter with a quotation mark before
// the cursor, and some do not replace the text after the cursor. Text that is the same before and after the edit is not replaced.
func (item Item) MinimalEdit(t text.Text, cursor int) Item {
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

// cutNew returns e with the part of its new text between two offsets, which has all stops.
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
