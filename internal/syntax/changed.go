package syntax

import "plugin-manifest-ls/internal/seq"

// Changed returns how the items of the object or array b differ from those of a, an earlier version
// of it: a's from start up to aEnd have become b's from start up to bEnd. All others are the same
// bytes, moved perhaps. It costs the logarithm of the length where the trees share their nodes.
func Changed(a, b Value) (start, aEnd, bEnd int) {
	if a.sub == nil || b.sub == nil {
		return 0, a.Len(), b.Len()
	}
	return seq.Diff(a.sub.items, b.sub.items, sameItem)
}

// sameItem reports whether two items surely have the same bytes. Scalars are compared by their
// nodes alone, which do not tell.
func sameItem(a, b item) bool {
	return a.sub != nil && a.sub == b.sub && a.key == 0 && b.key == 0 &&
		a.lead == b.lead && a.trail == b.trail && a.comma == b.comma && len(a.faults) == 0 && len(b.faults) == 0
}
