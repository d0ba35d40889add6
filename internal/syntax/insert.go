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
	oneLine := v.OneLine()
	margin := v.ItemMargin()
	f = f.LayOut(style, margin)
	gap := style.Newline + margin
	if oneLine {
		gap = " "
	}
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
	it := v.Item(i)
	span := it.Span()
	if _, ok := it.Comma(); ok || i == 0 {
		if i == 0 && v.Len() > 1 {
			// What is before the next item goes, so that this one's lead stays.
			return text.Delete(text.Span{Start: it.Core().Start, End: v.Item(1).Core().Start})
		}
		return text.Delete(span)
	}
	before := v.Item(i - 1)
	if comma, ok := before.Comma(); ok {
		span.Start = comma
	}
	return text.Delete(span)
}

// Put returns the edit that replaces the bytes of span by f, laid out for the line that span
// begins in.
func (t *Tree) Put(span text.Span, f Fragment) text.Edit {
	return f.LayOut(t.Style(), t.Margin(span.Start)).edit(span, "", "")
}
