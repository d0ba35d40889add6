package diagnostics

import (
	"iter"
	"slices"
	"sync"

	"plugin-manifest-ls/internal/text"
)

// located is a diagnostic of a report that has not been moved to its place yet.
type located struct {
	*Diagnostic
	start   int      // the offset that its spans are relative to
	section *section // of an entry, whose fixes are not kept; else nil
	item    int      // the index of the entry
	index   int      // among the diagnostics of the entry
}

// All yields all diagnostics of the document in the order of their spans. Each is created when it is yielded, because
// callers often need only a few of very many.
func (r *Report) All() iter.Seq[Diagnostic] {
	all := locate(nil, r.top, 0)
	all = locate(all, r.repeated, 0)
	for _, m := range r.members {
		all = locate(all, m.found, m.value.Span().Start)
	}
	for i := range r.sections {
		s := &r.sections[i]
		for j := range s.found {
			all = s.locate(all, j)
		}
	}
	return r.inOrder(r.locateExtension(all))
}

// At yields those of [Report.All] that touch span. Its cost does not grow with the number of entries.
func (r *Report) At(span text.Span) iter.Seq[Diagnostic] {
	all := locate(nil, r.top, 0)
	all = locate(all, r.repeated, 0)
	for _, m := range r.members {
		all = locate(all, m.found, m.value.Span().Start)
	}
	for i := range r.sections {
		s := &r.sections[i]
		for j := s.array.Search(span.Start); j < len(s.found) && s.start(j) <= span.End; j++ {
			all = s.locate(all, j)
		}
	}
	all = slices.DeleteFunc(r.locateExtension(all), func(l located) bool { return !touches(l.Span.Shift(l.start), span) })
	return r.inOrder(all)
}

// locate appends diagnostics whose spans are relative to start.
func locate(all []located, found []Diagnostic, start int) []located {
	for i := range found {
		all = append(all, located{Diagnostic: &found[i], start: start})
	}
	return all
}

// locate appends the diagnostics of item i.
func (s *section) locate(all []located, i int) []located {
	found := s.found[i]
	if len(found) == 0 {
		return all
	}
	start := s.start(i)
	for index := range found {
		all = append(all, located{&found[index], start, s, i, index})
	}
	return all
}

// locateExtension appends the diagnostics about the extension as a whole, at the opening brace of the manifest.
func (r *Report) locateExtension(all []located) []located {
	for _, d := range r.around {
		if d.File == "" {
			d.Span = brace(r.model.Root)
			all = append(all, located{Diagnostic: &d})
		}
	}
	return all
}

// touches reports whether two spans have an offset in common, their ends included.
func touches(a, b text.Span) bool { return a.Start <= b.End && b.Start <= a.End }

// inOrder sorts all by place and yields each at its place.
func (r *Report) inOrder(all []located) iter.Seq[Diagnostic] {
	slices.SortStableFunc(all, func(a, b located) int {
		if x, y := a.Span.Start+a.start, b.Span.Start+b.start; x != y {
			return x - y
		}
		return a.Span.End + a.start - b.Span.End - b.start
	})
	return func(yield func(Diagnostic) bool) {
		var again func() []Diagnostic // checks the entry of the diagnostic before
		for i, l := range all {
			d := l.shift(l.start)
			if l.section != nil {
				if i == 0 || again == nil || l.section != all[i-1].section || l.item != all[i-1].item {
					again = sync.OnceValue(func() []Diagnostic { return r.checkAgain(l) })
				}
				found := again
				d.later = func() []Fix { return found()[l.index].WithFixes().Fixes }
			}
			if !yield(d) {
				return
			}
		}
	}
}

// checkAgain checks the entry of a diagnostic again, for the fixes. They need more memory than everything else in a
// report, so they are not kept.
func (r *Report) checkAgain(l located) []Diagnostic {
	p := r.pass()
	r.findIn(p, l.section.place, l.section.array.Item(l.item).Held())
	return p.found
}
