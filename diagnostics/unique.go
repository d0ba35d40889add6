package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// uniqueness says what no two entries may have in common.
type uniqueness struct {
	in []manifest.Place
	// of returns the name that an entry has and the value it stands in; an empty name is none. The
	// connector is nil if the entry is none.
	of func(*manifest.Entry, *manifest.Connector) (string, syntax.Value)
	// report reports that second has the name of first, which stands before it.
	report func(p *Pass, name string, first, second twin)
	// each reports an entry that has a name at all, in place of report: where even one is too many and
	// there is more to say than its neighbours in the entry tell.
	each func(p *Pass, name string, t twin)
}

// twin is an entry with a name that occurs twice.
type twin struct {
	place manifest.Place
	item  syntax.Item
	array syntax.Value
	index int
	at    text.Span // of the value that the name stands in
	names names     // all that occur
}

// label is a name of an entry, by which others must not be called.
type label struct {
	rule int // index in ruleSet.unique
	name string
	at   text.Span // relative to the start of the item
}

// labels returns the names of an entry in it.
func (set *ruleSet) labels(e *manifest.Entry, c *manifest.Connector, start int) []label {
	var few [8]label
	all := few[:0]
	for i, r := range set.unique {
		if !slices.Contains(r.unique.in, e.Place) {
			continue
		}
		if name, v := r.unique.of(e, c); name != "" {
			all = append(all, label{i, name, v.Span().Shift(-start)})
		}
	}
	return append([]label(nil), all...) // of just that size: it is kept as long as the entry
}

// checkTwins returns a finding for each entry but the first of a name, or for each that has one.
func (r *Report) checkTwins() []Diagnostic {
	p := r.pass()
	for i, rule := range r.rules.unique {
		if r.compares(i) {
			p.rule = rule
			r.checkTwinsOf(p, i)
		}
	}
	return p.found
}

// checkTwinsOf compares the entries by the names that unique rule i looks at.
func (r *Report) checkTwinsOf(p *Pass, i int) {
	first := map[string]twin{}
	for _, s := range r.parts {
		for _, index := range s.alike {
			part, before := s.parts.At(index)
			for _, l := range part.labels {
				if l.rule != i || !r.compared(l) {
					continue
				}
				t := twin{s.place, s.value.Item(index), s.value, index, l.at.Shift(s.start() + before.bytes), r.names[i]}
				if p.rule.unique.each != nil {
					p.rule.unique.each(p, l.name, t)
				} else if other, ok := first[l.name]; ok {
					p.rule.unique.report(p, l.name, other, t)
				} else {
					first[l.name] = t
				}
			}
		}
	}
}
