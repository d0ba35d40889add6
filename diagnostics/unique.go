package diagnostics

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// checkUnique reports each entry that has the name of an earlier one.
func (r *Report) checkUnique(p *rule.Pass) {
	for i, names := range r.repeatedNames {
		if len(names) == 0 {
			continue
		}
		p.Rule, p.Names = r.rules.unique[i], r.allNames(i)
		repeated := oneOfKeys(names)
		first := map[string]rule.Occurrence{}
		for _, s := range r.sections {
			for index, name := range s.names[i] {
				if !repeated(name) {
					continue
				}
				now := r.occurrence(p.Rule, s, index)
				if earlier, ok := first[name]; ok {
					p.Rule.Unique.Report(p, name, earlier, now)
				} else {
					first[name] = now
				}
			}
		}
	}
}

// occurrence returns the entry of s with that index, which has a name that a rule compares.
func (r *Report) occurrence(of *rule.Rule, s section, index int) rule.Occurrence {
	o := rule.Occurrence{Place: s.place, Item: s.array.Item(index), Array: s.array, Index: index}
	e, c := r.entry(s.place, o.Item)
	_, v := of.Unique.Of(e, c)
	o.At = v.Span()
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
