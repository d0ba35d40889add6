package diagnostics

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// uniqueness describes a name that no two entries may share.
type uniqueness struct {
	in []manifest.Place
	// of returns the name of an entry and the value that contains it; an empty name is not compared. The connector is
	// nil if the entry is something else.
	of func(*manifest.Entry, *manifest.Connector) (string, syntax.Value)
	// report reports that second has the name of first, which precedes it.
	report func(p *Pass, name string, first, second occurrence)
}

// occurrence is an entry with a name that another entry has, too.
type occurrence struct {
	place manifest.Place
	item  syntax.Item
	array syntax.Value
	index int       // of the item
	at    text.Span // of the value that contains the name
}

// checkUnique reports each entry that has the name of an earlier one.
func (r *Report) checkUnique(p *Pass) {
	for i, names := range r.repeatedNames {
		if len(names) == 0 {
			continue
		}
		p.rule, p.names = r.rules.unique[i], r.allNames(i)
		repeated := oneOfKeys(names)
		first := map[string]occurrence{}
		for _, s := range r.sections {
			for index, name := range s.names[i] {
				if !repeated(name) {
					continue
				}
				now := r.occurrence(p.rule, s, index)
				if earlier, ok := first[name]; ok {
					p.rule.unique.report(p, name, earlier, now)
				} else {
					first[name] = now
				}
			}
		}
	}
}

// occurrence returns the entry of s with that index, which has a name that a rule compares.
func (r *Report) occurrence(rule *Rule, s section, index int) occurrence {
	o := occurrence{place: s.place, item: s.array.Item(index), array: s.array, index: index}
	e, c := r.entry(s.place, o.item)
	_, v := rule.unique.of(e, c)
	o.at = v.Span()
	return o
}

// entry returns the entry that an item is, nil if it is not an object, and the connector that the entry is, if any.
func (r *Report) entry(place manifest.Place, it syntax.Item) (*manifest.Entry, *manifest.Connector) {
	if !place.Connections() {
		return r.model.Entry(place, it), nil
	}
	if c := r.model.Connector(place, it); c != nil {
		return &c.Entry, c
	}
	return nil, nil
}
