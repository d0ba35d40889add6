package syntax

import (
	"strings"

	"plugin-manifest-ls/internal/text"
)

// Insert returns the edits that make f item i of the object or array v, with the commas that it
// needs on either side and laid out as the items beside it are. v must have both its brackets.
func (v Value) Insert(i int, f Fragment) []text.Edit {
	style := v.tree.Style()
	n := v.Len()
	if n == 0 {
		return []text.Edit{v.insertFirst(f, style)}
	}
	f = f.LayOut(style, v.ItemMargin())
	gap := v.gap(style)
	if i < n {
		// Before item i: its own lead stays in front of the new item.
		return []text.Edit{f.edit(text.At(v.Item(i).Core().Start), "", ","+gap)}
	}
	last := v.Item(n - 1)
	if comma, ok := last.Comma(); ok {
		return []text.Edit{f.edit(text.At(comma+1), gap, "")}
	}
	return []text.Edit{f.edit(text.At(last.Core().End), ","+gap, "")}
}

// InsertAfter returns the edit that makes f the item behind item i of v, which has it. The edit adjoins
// item i and touches nothing else, so that it goes together with edits that remove other items.
func (v Value) InsertAfter(i int, f Fragment) text.Edit {
	style := v.tree.Style()
	return f.LayOut(style, v.ItemMargin()).edit(text.At(v.Item(i).Core().End), ","+v.gap(style), "")
}

// gap returns the blanks between two items of v, which has some.
func (v Value) gap(style Style) string {
	if v.OneLine() {
		return " "
	}
	return style.Newline + v.ItemMargin()
}

// Append returns the edits that put f behind the last item of v.
func (v Value) Append(f Fragment) []text.Edit { return v.Insert(v.Len(), f) }

// insertFirst replaces the inside of the empty v by f.
func (v Value) insertFirst(f Fragment, style Style) text.Edit {
	margin := v.tree.Margin(v.start)
	inside := v.Inside()
	if blank := strings.TrimSpace(v.tree.text.Slice(inside)); blank != "" {
		inside.Start = inside.End // comments or junk stay
	}
	if v.kind == Array && !strings.Contains(f.New, "\n") {
		return f.LayOut(style, margin).edit(inside, "", "")
	}
	return f.LayOut(style, margin+style.Unit).edit(inside, style.Newline+margin+style.Unit, style.Newline+margin)
}

// OneLine reports whether the items of v begin in the line of its bracket. It is false without any.
func (v Value) OneLine() bool {
	if v.Len() == 0 {
		return false
	}
	inside := text.Span{Start: v.start, End: v.Item(0).Core().Start}
	return !strings.ContainsAny(v.tree.text.Slice(inside), "\r\n")
}

// ItemMargin returns the indentation of the lines that items of v stand in.
func (v Value) ItemMargin() string {
	if v.OneLine() {
		return v.tree.Margin(v.start)
	}
	for it := range v.Items() {
		lead := v.tree.text.Slice(text.Span{Start: it.start, End: it.Core().Start})
		if i := strings.LastIndexAny(lead, "\r\n"); i >= 0 && leading(lead[i+1:]) == len(lead)-i-1 {
			return lead[i+1:]
		}
	}
	return v.tree.Margin(v.start) + v.tree.Style().Unit
}

// Remove returns the edit that takes item i out of v, with the comma that then is one too many.
func (v Value) Remove(i int) text.Edit {
	return v.RemoveAll([]int{i})[0]
}

// RemoveAll returns the edits that take the items of those indices out of v, which are in rising
// order, with the commas that then are too many. Unlike edits of several [Value.Remove] they do not
// overlap.
func (v Value) RemoveAll(indices []int) []text.Edit {
	var edits []text.Edit
	for len(indices) > 0 {
		from, to := indices[0], indices[0]+1
		for indices = indices[1:]; len(indices) > 0 && indices[0] == to; indices = indices[1:] {
			to++
		}
		span := text.Span{Start: v.Item(from).Span().Start, End: v.Item(to - 1).Span().End}
		_, comma := v.Item(to - 1).Comma()
		switch {
		case from == 0 && to < v.Len():
			span = text.Span{Start: v.Item(0).Core().Start, End: v.Item(to).Core().Start}
		case from > 0 && !comma:
			if at, ok := v.Item(from - 1).Comma(); ok {
				span.Start = at
			}
		}
		edits = append(edits, text.Delete(span))
	}
	return edits
}

// Put returns the edit that replaces the bytes of span by f, laid out for the line that span
// begins in.
func (t *Tree) Put(span text.Span, f Fragment) text.Edit {
	return f.LayOut(t.Style(), t.Margin(span.Start)).edit(span, "", "")
}
