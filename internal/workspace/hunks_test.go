package workspace

import (
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/text"
)

// parsedDraft returns the draft of a parsed document after characters have been typed at offsets, in order.
func parsedDraft(offsets ...int) Draft {
	d := NewDocument(manifestURI, 1, text.New(strings.Repeat(" ", 5000)))
	d.Model()
	draft := d.Draft()
	for _, at := range offsets {
		draft.Edit(text.Edit{Span: text.Span{Start: at, End: at + 1}, New: "x"})
	}
	return draft
}

func TestHunksThatTouchAreMerged(t *testing.T) {
	for _, c := range []struct{ offsets, want []int }{
		{[]int{10, 12}, []int{10, 12}},
		{[]int{10, 11}, []int{10}},
		{[]int{11, 10}, []int{10}},
		{[]int{10, 12, 11}, []int{10}},
		{[]int{20, 10}, []int{10, 20}},
	} {
		var got []int
		for _, h := range parsedDraft(c.offsets...).hunks {
			got = append(got, h.old.Start)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("edits at %v give hunks at %v, want %v", c.offsets, got, c.want)
		}
	}
}

// If there are too many hunks, the two with the fewest bytes between them are merged.
func TestNearestHunksAreMerged(t *testing.T) {
	for nearest := range maxHunks {
		var offsets []int
		at := 0
		for i := range maxHunks + 1 {
			offsets = append(offsets, at)
			at += 100 + 10*i
			if i == nearest {
				at -= 60 + 10*i
			}
		}
		if got := len(parsedDraft(offsets[:maxHunks]...).hunks); got != maxHunks {
			t.Errorf("%d edits give %d hunks", maxHunks, got)
		}
		hunks := parsedDraft(offsets...).hunks
		want := text.Span{Start: offsets[nearest], End: offsets[nearest+1] + 1}
		if len(hunks) != maxHunks || hunks[nearest].old != want || hunks[nearest].now != want {
			t.Errorf("the nearest hunks are %d and %d: %v", nearest, nearest+1, hunks)
		}
	}
}

// Two drafts of the same document do not share the hunks that they change.
func TestDraftsAreIndependent(t *testing.T) {
	d := NewDocument(manifestURI, 1, text.New(strings.Repeat(" ", 100)))
	d.Model()
	first := d.Draft()
	first.Edit(text.Insert(10, "x"))
	d = d.next(2, first)
	before := slices.Clone(d.Draft().hunks)
	for range 2 {
		draft := d.Draft()
		for range 5 {
			draft.Edit(text.Insert(50, "y"))
			draft.Edit(text.Insert(0, "z"))
		}
		if got := d.Draft().hunks; !slices.Equal(got, before) {
			t.Errorf("a draft changed the hunks of its document: %v, want %v", got, before)
		}
	}
}
