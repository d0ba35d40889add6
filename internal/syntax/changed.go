package syntax

import "plugin-manifest-ls/internal/seq"

// Changed compares the items of an object or array b with those of an earlier version a: the items [start, aEnd) of a
// became the items [start, bEnd) of b. All others have the same bytes, possibly at other offsets. The cost is
// logarithmic where the trees share nodes.
func Changed(a, b Value) (start, aEnd, bEnd int) {
	if a.sub == nil || b.sub == nil {
		return 0, a.Len(), b.Len()
	}
	return seq.Diff(a.sub.items, b.sub.items, sameItem)
}

// sameItem reports whether two items are known to have the same bytes. Nodes of scalars do not store their text, so
// scalars are never the same.
func sameItem(a, b item) bool {
	return a.sub != nil && a.sub == b.sub && a.key == 0 && b.key == 0 &&
		a.lead == b.lead && a.trail == b.trail && a.comma == b.comma && len(a.faults) == 0 && len(b.faults) == 0
}
