package syntax

import (
	"strings"

	"plugin-manifest-ls/internal/text"
)

// Insert returns the edits that insert f as item i of the object or array v, with the commas that it needs and in the
// layout of the other items: on one line if all of v is on one line. After the last item they also complete that item
// and v with a missing quotation mark or brackets, so that f becomes an item of v.
func (v Value) Insert(i int, f Fragment) []text.Edit {
	style := v.tree.Style()
	n := v.Len()
	if n == 0 {
		return []text.Edit{v.insertFirst(f, style)}
	}
	f = f.within(v, style)
	gap := v.gap(style)
	if i < n {
		// The white space before item i stays before the new item.
		return []text.Edit{f.edit(text.At(v.Item(i).Core().Start), "", ","+gap)}
	}
	last, after := v.Item(n-1), ""
	if !v.Closed() {
		after = v.closing(style)
	}
	if comma, ok := last.Comma(); ok {
		return v.open(f.edit(text.At(comma+1), gap, after), style)
	}
	return v.open(f.edit(text.At(last.Core().End), last.missingEnd()+","+gap, after), style)
}

// open returns e, preceded by an edit that inserts the opening bracket of v if that is missing.
func (v Value) open(e text.Edit, style Style) []text.Edit {
	if v.Opened() {
		return []text.Edit{e}
	}
	gap := ""
	if !v.inLine() {
		gap = style.Newline
	}
	return []text.Edit{text.Insert(v.start, "{"+gap), e}
}

// closing returns the closing bracket of v with the white space before it.
func (v Value) closing(style Style) string {
	if v.OneLine() && v.inLine() {
		return string(v.kind.closer())
	}
	return style.Newline + v.Margin() + string(v.kind.closer())
}

// InsertAfter returns the edit that inserts f after item i of v. It touches nothing but the end of item i, so it can be
// combined with edits that remove other items.
func (v Value) InsertAfter(i int, f Fragment) text.Edit {
	style := v.tree.Style()
	return f.within(v, style).edit(text.At(v.Item(i).Core().End), v.Item(i).missingEnd()+","+v.gap(style), "")
}

// gap returns the white space between two items of v, which must not be empty.
func (v Value) gap(style Style) string {
	if !v.OneLine() {
		return style.Newline + v.ItemMargin()
	}
	if v.Len() > 1 {
		second := v.Item(1)
		if lead := v.tree.text.Slice(text.Span{Start: second.start, End: second.Core().Start}); strings.Trim(lead, " \t") == "" {
			return lead
		}
	}
	return style.Blank
}

// within returns f in the layout of an item of v, which must not be empty.
func (f Fragment) within(v Value, style Style) Fragment {
	if v.OneLine() && v.inLine() {
		f = f.fold(style)
	}
	return f.LayOut(style, v.ItemMargin())
}

// inLine reports whether v is on one line.
func (v Value) inLine() bool {
	t := v.tree.text
	return t.Position(v.start, text.UTF8).Line == t.Position(v.start+v.len, text.UTF8).Line
}

// Append returns the edits that insert f after the last item of v.
func (v Value) Append(f Fragment) []text.Edit { return v.Insert(v.Len(), f) }

// insertFirst returns the edit that inserts f into the empty v.
func (v Value) insertFirst(f Fragment, style Style) text.Edit {
	margin := v.tree.Margin(v.start)
	inside := v.Inside()
	closer := ""
	if !v.Closed() {
		closer = string(v.kind.closer())
	}
	if blank := strings.TrimSpace(v.tree.text.Slice(inside)); blank != "" {
		inside.Start = inside.End // keep comments and junk
	}
	if root := v.tree.Root(); root.Len() > 0 && root.inLine() {
		f = f.fold(style) // the whole text is on one line
		return f.edit(inside, "", closer)
	}
	if v.kind == Array && !strings.Contains(f.New, "\n") {
		return f.LayOut(style, margin).edit(inside, "", closer)
	}
	return f.LayOut(style, margin+style.Unit).edit(inside, style.Newline+margin+style.Unit, style.Newline+margin+closer)
}

// OneLine reports whether the first item of v begins on the line of the opening bracket or, without that bracket,
// whether all items are on one line. It is false if v is empty.
func (v Value) OneLine() bool {
	if v.Len() == 0 {
		return false
	}
	if !v.Opened() {
		return v.inLine()
	}
	inside := text.Span{Start: v.start, End: v.Item(0).Core().Start}
	return !strings.ContainsAny(v.tree.text.Slice(inside), "\r\n")
}

// ItemMargin returns the indentation of the lines with items of v.
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

// Remove returns the edit that removes item i of v and the comma that is no longer needed.
func (v Value) Remove(i int) text.Edit {
	return v.RemoveAll([]int{i})[0]
}

// RemoveAll returns the edits that remove the items with the given indices, in ascending order, and the commas that are
// no longer needed. Unlike the edits of several calls of [Value.Remove], they do not overlap.
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

// Put returns the edit that replaces span by f, in the layout of the line in which span begins.
func (t *Tree) Put(span text.Span, f Fragment) text.Edit {
	return f.LayOut(t.Style(), t.Margin(span.Start)).edit(span, "", "")
}
