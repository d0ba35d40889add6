package diagnostics

import (
	"iter"
	"slices"
	"sync"
)

// located is a diagnostic of a report that has not been moved to its place yet.
type located struct {
	*Diagnostic
	moved   int      // what its offsets lack
	section *section // whose fixes are not kept; else nil
	element int      // of section
	index   int      // among those of the element
}

// All yields all diagnostics of the document itself in the order of their places. Few are wanted of a report with very
// many, so that each is made when it is yielded.
func (r *Report) All() iter.Seq[Diagnostic] {
	all := locate(nil, r.top, 0)
	all = locate(all, r.twins, 0)
	for _, m := range r.rest {
		all = locate(all, m.found, m.value.Span().Start)
	}
	for i := range r.parts {
		all = r.parts[i].locate(all)
	}
	for _, d := range r.around {
		if d.File == "" {
			d.Span = brace(r.model.Root) // it is about the extension as a whole
			all = append(all, located{Diagnostic: &d})
		}
	}
	return r.inOrder(all)
}

// inOrder sorts all by place and yields each at its place.
func (r *Report) inOrder(all []located) iter.Seq[Diagnostic] {
	slices.SortStableFunc(all, func(a, b located) int {
		if x, y := a.Span.Start+a.moved, b.Span.Start+b.moved; x != y {
			return x - y
		}
		return a.Span.End + a.moved - b.Span.End - b.moved
	})
	return func(yield func(Diagnostic) bool) {
		var again func() []Diagnostic // checks the element of the diagnostic before
		for i, l := range all {
			d := l.shift(l.moved)
			if l.section != nil {
				if i == 0 || again == nil || l.section != all[i-1].section || l.element != all[i-1].element {
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

func locate(all []located, found []Diagnostic, moved int) []located {
	for i := range found {
		all = append(all, located{Diagnostic: &found[i], moved: moved})
	}
	return all
}

// locate appends the diagnostics of s, passing over the elements that have none.
func (s *section) locate(all []located) []located {
	for found := 0; found < s.parts.Sum().found; {
		i, before := s.parts.Find(func(z size) bool { return z.found > found })
		p := s.parts.Get(i)
		for index := range p.found {
			all = append(all, located{&p.found[index], s.start() + before.bytes, s, i, index})
		}
		found += len(p.found)
	}
	return all
}

// checkAgain checks the element of a diagnostic again, for the fixes. They take more memory than all else in a report,
// so that they are not kept.
func (r *Report) checkAgain(l located) []Diagnostic {
	p := r.pass()
	r.findIn(p, l.section.place, l.section.value.Item(l.element).Held())
	return p.found
}
