package diagnostics

import (
	"iter"
	"math"
	"slices"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/text"
)

// located is a diagnostic of a report that has not been moved to its place yet.
type located struct {
	*rule.Diagnostic
	start   int // the offset that its spans are relative to
	recheck rule.Recheck
	index   int // among the diagnostics that recheck returns
}

// All yields all diagnostics of the document in the order of their spans. Each is created when it is yielded, because
// callers often need only a few of very many.
func (r *Report) All() iter.Seq[rule.Diagnostic] {
	all := r.locateTop(everywhere)
	for i := range r.sections {
		s := &r.sections[i]
		all = r.locateItems(all, s, s.found, everywhere)
	}
	return r.inOrder(all)
}

// At yields those of [Report.All] that touch span. Its cost does not grow with the number of entries.
func (r *Report) At(span text.Span) iter.Seq[rule.Diagnostic] {
	all := r.locateTop(span)
	for i := range r.sections {
		s := &r.sections[i]
		from, to := s.array.Search(span.Start), s.array.Search(span.End+1)
		all = r.locateItems(all, s, s.found[search(s.found, from):search(s.found, to+1)], span)
	}
	return r.inOrder(all)
}

// everywhere is the span that all diagnostics touch.
var everywhere = text.Span{End: math.MaxInt}

// Around yields the diagnostics about other files of the extension, grouped by file.
func (r *Report) Around() iter.Seq[rule.Diagnostic] {
	all := r.locate(nil, r.around, 0, r.checkFolder, everywhere)
	all = r.locate(all, r.coded, 0, r.checkCode, everywhere)
	all = slices.DeleteFunc(all, func(l located) bool { return l.File == "" })
	slices.SortStableFunc(all, func(a, b located) int { return strings.Compare(a.File, b.File) })
	return r.yieldEach(all)
}

// locateTop returns the diagnostics at span that are not about an item of a section. Those about the extension as a whole are at
// the opening brace of the manifest.
func (r *Report) locateTop(at text.Span) []located {
	all := r.locate(nil, r.top, 0, r.checkTop, at)
	all = r.locate(all, r.repeated, 0, r.checkUnique, at)
	for _, m := range r.members {
		if len(m.found) > 0 {
			all = r.locate(all, m.found, m.start(), func(p *rule.Pass) { r.checkMember(p, m) }, at)
		}
	}
	brace := rule.Brace(r.model.Root)
	if !touch(brace, at) {
		return all
	}
	for _, l := range r.locate(nil, r.around, 0, r.checkFolder, everywhere) {
		if l.File == "" {
			d := *l.Diagnostic
			d.Span = brace
			l.Diagnostic = &d
			all = append(all, l)
		}
	}
	return all
}

// locateItems appends the diagnostics at span of items of s.
func (r *Report) locateItems(all []located, s *section, found []itemDiagnostics, span text.Span) []located {
	for _, f := range found {
		check := func(p *rule.Pass) { r.checkItem(p, s.place, s.array.Item(f.item).Held()) }
		all = r.locate(all, f.list, s.start(f.item), check, span)
	}
	return all
}

// locate appends the diagnostics of a part, which are relative to start, that touch span. check runs the rules that found
// them.
func (r *Report) locate(all []located, found []rule.Diagnostic, start int, check func(*rule.Pass), span text.Span) []located {
	if len(found) == 0 {
		return all
	}
	recheck := r.recheck(check, len(found))
	for i := range found {
		if touch(found[i].Span.Shift(start), span) {
			all = append(all, located{&found[i], start, recheck, i})
		}
	}
	return all
}

func touch(a, b text.Span) bool { return a.Start <= b.End && b.Start <= a.End }

// inOrder sorts all by span and yields each at its place.
func (r *Report) inOrder(all []located) iter.Seq[rule.Diagnostic] {
	slices.SortStableFunc(all, func(a, b located) int {
		if x, y := a.Span.Start+a.start, b.Span.Start+b.start; x != y {
			return x - y
		}
		return a.Span.End + a.start - b.Span.End - b.start
	})
	return r.yieldEach(all)
}

// yieldEach yields the diagnostics at their places, with what is needed to find their pointers and fixes.
func (r *Report) yieldEach(all []located) iter.Seq[rule.Diagnostic] {
	return func(yield func(rule.Diagnostic) bool) {
		for _, l := range all {
			d := l.Shift(l.start)
			d.Tree, d.Recheck, d.Index = r.model.Tree, l.recheck, l.index
			if !yield(d) {
				return
			}
		}
	}
}
