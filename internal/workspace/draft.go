package workspace

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Draft is the text of a document that is being edited, and its difference from the text of the last tree. The cost of
// an edit does not depend on the text: a tree is built once, for the final text, on demand.
type Draft struct {
	Text text.Text
	origin
	spare []hunk // a reusable slice for the next hunks, which no document shares
}

// origin is a tree of an earlier version of a document and the ranges replaced since then. It is immutable.
type origin struct {
	tree  *syntax.Tree // nil if no version has been parsed
	hunks []hunk       // in the order of their offsets; they neither overlap nor touch
}

// hunk is a replaced range: old in the text of the tree, now in the current text.
type hunk struct{ old, now text.Span }

// shift is how far the offsets after the hunk have moved.
func (h hunk) shift() int { return h.now.End - h.old.End }

// maxHunks limits the hunks of an origin. It bounds the cost of an edit, and how often a tree is edited.
const maxHunks = 16

// Edit applies an edit. A span beyond the text is clamped.
func (d *Draft) Edit(e text.Edit) {
	start := min(max(e.Span.Start, 0), d.Text.Len())
	span := text.Span{Start: start, End: min(max(e.Span.End, start), d.Text.Len())}
	d.Text = d.Text.Edit(e)
	d.Replaced(span, len(e.New))
}

// Replaced records that span of the text has been replaced by inserted bytes.
func (d *Draft) Replaced(span text.Span, inserted int) {
	if d.tree != nil {
		old, shared := d.hunks, d.spare == nil
		d.hunks = fold(d.spare[:0], old, span, inserted)
		if d.spare = old; shared {
			d.spare = make([]hunk, 0, maxHunks+1)
		}
	}
}

// Replace changes the text to s with a minimal edit, for clients that send the whole text with each change.
func (d *Draft) Replace(s string) {
	old := d.Text.String()
	start := 0
	for start < min(len(old), len(s)) && old[start] == s[start] {
		start++
	}
	end := 0
	for end < min(len(old), len(s))-start && old[len(old)-1-end] == s[len(s)-1-end] {
		end++
	}
	d.Edit(text.Edit{Span: text.Span{Start: start, End: len(old) - end}, New: strings.Clone(s[start : len(s)-end])})
}

// fold appends to next, which is empty, hunks with another edit, which replaces span of the current text by inserted
// bytes. It merges the edit with the hunks that it touches.
func fold(next, hunks []hunk, span text.Span, inserted int) []hunk {
	first := 0
	for first < len(hunks) && hunks[first].now.End < span.Start {
		first++
	}
	last := first // exclusive
	for last < len(hunks) && hunks[last].now.Start <= span.End {
		last++
	}
	before, after := 0, 0 // how far the offsets before and after the merged range have moved
	if first > 0 {
		before = hunks[first-1].shift()
	}
	if last > 0 {
		after = hunks[last-1].shift()
	}
	merged := span
	if first < last {
		merged.Start = min(merged.Start, hunks[first].now.Start)
		merged.End = max(merged.End, hunks[last-1].now.End)
	}
	moved := inserted - span.Len()
	next = append(next, hunks[:first]...)
	h := hunk{
		old: text.Span{Start: merged.Start - before, End: merged.End - after},
		now: text.Span{Start: merged.Start, End: merged.End + moved},
	}
	if !h.old.Empty() || !h.now.Empty() {
		next = append(next, h)
	}
	for _, h := range hunks[last:] {
		h.now = h.now.Shift(moved)
		next = append(next, h)
	}
	if len(next) > maxHunks {
		next = mergeNearest(next)
	}
	return next
}

// mergeNearest merges the two hunks with the fewest bytes between them.
func mergeNearest(hunks []hunk) []hunk {
	nearest := 1
	for i := 2; i < len(hunks); i++ {
		if hunks[i].now.Start-hunks[i-1].now.End < hunks[nearest].now.Start-hunks[nearest-1].now.End {
			nearest = i
		}
	}
	hunks[nearest-1].old.End, hunks[nearest-1].now.End = hunks[nearest].old.End, hunks[nearest].now.End
	return slices.Delete(hunks, nearest, nearest+1)
}

// parse returns the tree of t, which the hunks lead to. Its cost is at most about that of two full parses.
func (o origin) parse(t text.Text) *syntax.Tree {
	if o.tree == nil {
		return syntax.Parse(t)
	}
	tree, parsed := o.tree, 0
	for _, h := range slices.Backward(o.hunks) { // offsets before a hunk are those of the old text
		if parsed > t.Len()/2 {
			return syntax.Parse(t)
		}
		tree = tree.Edit(text.Edit{Span: h.old, New: t.Slice(h.now)})
		parsed += tree.Effort().Parsed
	}
	return tree
}
