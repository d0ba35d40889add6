package diagnostics

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/diagnostics/schema"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// section is an array of entries, such as connectors, with the results of their checks. Other reports may share the
// slices.
type section struct {
	place manifest.Place
	array syntax.Value
	found []itemDiagnostics // in the order of the items
	// names has the names of the items for each of ruleSet.unique: empty for an item without a name, nil for a rule that
	// does not compare the entries of the place.
	names [][]string
}

// itemDiagnostics are the diagnostics of an item that has any.
type itemDiagnostics struct {
	item int               // its index in the array
	list []rule.Diagnostic // relative to the start of the item, so that they stay valid when it moves
}

// start returns the offset that the diagnostics of item i are relative to.
func (s *section) start(i int) int { return s.array.Item(i).Span().Start }

// section returns the section of a place, or nil; r may be nil.
func (r *Report) section(place manifest.Place) *section {
	if r != nil {
		for i := range r.sections {
			if r.sections[i].place == place {
				return &r.sections[i]
			}
		}
	}
	return nil
}

// arrays returns the members of the manifest that are arrays of entries.
func (r *Report) arrays() []manifest.Section {
	all := r.model.Sections()
	for _, place := range [...]manifest.Place{manifest.InWidgets, manifest.InConfig} {
		if s, ok := r.model.Section(place); ok {
			all = append(all, s)
		}
	}
	return slices.DeleteFunc(all, func(s manifest.Section) bool {
		return s.Place == manifest.InAuthorisation || s.Item.Value().Kind() != syntax.Array
	})
}

// checkSection checks the items of an array that are not in before, which may be nil.
func (r *Report) checkSection(of manifest.Section, before *section) {
	s := section{place: of.Place, array: of.Item.Value()}
	if before == nil {
		before = &section{names: make([][]string, len(r.rules.unique))}
	}
	from, oldEnd, end := syntax.Changed(before.array, s.array)
	var found []itemDiagnostics
	names := r.rules.newNames(s.place, end-from)
	p := r.pass()
	for i := from; i < end; i++ {
		it := s.array.Item(i).Held()
		e, c := r.checkItem(p, s.place, it)
		r.rules.appendNames(names, e, c)
		if list := p.Take(it.Span().Start); list != nil {
			found = append(found, itemDiagnostics{i, list})
		}
	}
	first, last := search(before.found, from), search(before.found, oldEnd)
	s.found = slices.Concat(before.found[:first], found, before.found[last:])
	for i := first + len(found); i < len(s.found); i++ {
		s.found[i].item += end - oldEnd
	}
	s.names = slices.Clone(before.names)
	for i, list := range names {
		if list != nil && !slices.Equal(before.names[i][from:oldEnd], list) {
			s.names[i] = slices.Concat(before.names[i][:from], list, before.names[i][oldEnd:])
		}
	}
	r.sections = append(r.sections, s)
}

// search returns the index in found of the first item from the given one on.
func search(found []itemDiagnostics, item int) int {
	i, _ := slices.BinarySearchFunc(found, item, func(f itemDiagnostics, item int) int { return f.item - item })
	return i
}

// checkItem runs the rules about an item of a section. It returns what [Report.entry] does.
func (r *Report) checkItem(p *rule.Pass, place manifest.Place, it syntax.Item) (*manifest.Entry, *manifest.Connector) {
	for _, p.Rule = range r.rules.element {
		p.Rule.CheckItem(p, place, it)
	}
	if r.model.Nature == manifest.Zoho {
		schema.Item(p, place, it)
	}
	r.checkObjects(p, it.Value(), syntax.Value{})
	return r.checkEntry(p, place, it)
}

// checkEntry runs the rules about entries of a place. It returns what [Report.entry] does.
func (r *Report) checkEntry(p *rule.Pass, place manifest.Place, it syntax.Item) (*manifest.Entry, *manifest.Connector) {
	e, c := r.entry(place, it)
	switch {
	case e == nil:
	case c != nil:
		schema.Connector(p, c)
		for _, p.Rule = range r.rules.connector {
			p.Rule.CheckConnector(p, c)
		}
	case r.model.Nature != manifest.Zoho:
	case place == manifest.InWidgets:
		schema.Entry(p, e)
		for _, p.Rule = range r.rules.widget {
			p.Rule.CheckWidget(p, e)
		}
	default:
		schema.Entry(p, e)
		for _, p.Rule = range r.rules.parameter {
			p.Rule.CheckParameter(p, e)
		}
	}
	return e, c
}
