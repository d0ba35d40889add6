package diagnostics

import (
	"iter"
	"slices"

	"plugin-manifest-ls/internal/text"
)

// FixAll returns the edits of all certain fixes of what was found, which is what an editor makes of
// source.fixAll. The edits do not overlap and are in the order of their places. Of two fixes that
// are about the same bytes only the first is among them; the other one is found again in the
// result, if it still applies. Fixes that change another file are left to be made one by one.
func FixAll(found iter.Seq[Diagnostic]) []text.Edit {
	var all []text.Edit
	for d := range found {
		d = d.WithFixes()
		i := slices.IndexFunc(d.Fixes, func(f Fix) bool { return f.Certain && f.In == "" })
		if i >= 0 && !slices.ContainsFunc(d.Fixes[i].Edits, func(e text.Edit) bool { return meets(all, e) }) {
			for _, e := range d.Fixes[i].Edits {
				all = slices.Insert(all, place(all, e), e)
			}
		}
	}
	return all
}

// place returns the index in sorted edits at which e belongs. What is put in at an offset comes
// before what is replaced from there on.
func place(sorted []text.Edit, e text.Edit) int {
	i, _ := slices.BinarySearchFunc(sorted, e, func(a, b text.Edit) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return a.Span.End - b.Span.End
	})
	return i
}

// meets reports whether e overlaps one of the sorted edits, or puts something in where one of them does.
func meets(sorted []text.Edit, e text.Edit) bool {
	i := place(sorted, e)
	if i > 0 && sorted[i-1].Span.End > e.Span.Start {
		return true
	}
	return i < len(sorted) && (sorted[i].Span.Start < e.Span.End || sorted[i].Span == e.Span)
}
