package diagnostics

import (
	"iter"

	"plugin-manifest-ls/internal/text"
)

// At yields the diagnostics of the document that touch span, in the order of [Report.All]. Its cost does not
// grow with the number of entries.
func (r *Report) At(span text.Span) iter.Seq[Diagnostic] {
	all := touching(nil, r.top, 0, span)
	all = touching(all, r.twins, 0, span)
	for _, m := range r.rest {
		all = touching(all, m.found, m.value.Span().Start, span)
	}
	for i := range r.parts {
		all = r.parts[i].touching(all, span)
	}
	for _, d := range r.around {
		if d.File == "" {
			d.Span = brace(r.model.Root)
			if touches(d.Span, span) {
				all = append(all, located{Diagnostic: &d})
			}
		}
	}
	return r.inOrder(all)
}

// touching appends those of found, which are relative to start, that touch span.
func touching(all []located, found []Diagnostic, start int, span text.Span) []located {
	at := span.Shift(-start)
	for i := range found {
		if touches(found[i].Span, at) {
			all = append(all, located{Diagnostic: &found[i], moved: start})
		}
	}
	return all
}

// touching appends the diagnostics of s that touch span. Only entries that span touches have any.
func (s *section) touching(all []located, span text.Span) []located {
	first, _ := s.parts.Find(func(z size) bool { return s.start()+z.bytes >= span.Start })
	for i := first; i < s.parts.Len(); i++ {
		p, before := s.parts.At(i)
		start := s.start() + before.bytes
		if start > span.End {
			break
		}
		at := span.Shift(-start)
		for index := range p.found {
			if touches(p.found[index].Span, at) {
				all = append(all, located{&p.found[index], start, s, i, index})
			}
		}
	}
	return all
}

// touches reports whether two spans have an offset in common, their ends included.
func touches(a, b text.Span) bool { return a.Start <= b.End && b.Start <= a.End }
