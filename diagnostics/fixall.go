package diagnostics

import (
	"iter"
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/text"
)

// mostVerified is how often FixAll checks a text to find the fixes that add an error.
const mostVerified = 100

// FixAll returns the edits of the certain fixes of diagnostics of r, as an editor applies them for source.fixAll.
// Together they add no error. They do not overlap and are in the order of their places; of two fixes for the same
// bytes only the first is included. Fixes that change another file are left out, and those of findings in the baseline. r is nil for a file without a report,
// which has none.
func (r *Report) FixAll(found iter.Seq[rule.Diagnostic]) []text.Edit {
	if r == nil {
		return nil
	}
	var all []text.Edit
	var fixes [][]text.Edit
	for d := range found {
		if d.Baselined {
			continue
		}
		d = d.WithFixes()
		i := slices.IndexFunc(d.Fixes, func(f rule.Fix) bool { return f.Certain && f.In == "" })
		if i >= 0 && !slices.ContainsFunc(d.Fixes[i].Edits, func(e text.Edit) bool { return meets(all, e) }) {
			fixes = append(fixes, d.Fixes[i].Edits)
			for _, e := range d.Fixes[i].Edits {
				all = slices.Insert(all, place(all, e), e)
			}
		}
	}
	v := verifier{r, mostVerified}
	return v.keep(nil, fixes)
}

// verifier selects the fixes that add no error to a text.
type verifier struct {
	report *Report
	checks int // that are left
}

// keep returns kept with as many of the fixes as add no error together. It tries all of them first, and then each half.
func (v *verifier) keep(kept []text.Edit, fixes [][]text.Edit) []text.Edit {
	if len(fixes) == 0 || v.checks == 0 {
		return kept
	}
	all := with(kept, slices.Concat(fixes...))
	v.checks--
	if v.report.keepsSound(all) {
		return all
	}
	if len(fixes) == 1 {
		return kept
	}
	half := len(fixes) / 2
	return v.keep(v.keep(kept, fixes[:half]), fixes[half:])
}

// with returns edits and more of them in the order of their places.
func with(edits, more []text.Edit) []text.Edit {
	all := slices.Concat(edits, more)
	slices.SortStableFunc(all, byPlace)
	return all
}

// place returns the index in sorted edits at which e belongs. What is put in at an offset comes
// before what is replaced from there on.
func place(sorted []text.Edit, e text.Edit) int {
	i, _ := slices.BinarySearchFunc(sorted, e, byPlace)
	return i
}

func byPlace(a, b text.Edit) int {
	if a.Span.Start != b.Span.Start {
		return a.Span.Start - b.Span.Start
	}
	return a.Span.End - b.Span.End
}

// meets reports whether e overlaps one of the sorted edits, or puts something in where one of them does.
func meets(sorted []text.Edit, e text.Edit) bool {
	i := place(sorted, e)
	if i > 0 && sorted[i-1].Span.End > e.Span.Start {
		return true
	}
	return i < len(sorted) && (sorted[i].Span.Start < e.Span.End || sorted[i].Span == e.Span)
}
