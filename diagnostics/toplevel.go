package diagnostics

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/diagnostics/schema"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// member is a top-level member of the manifest with the result of its check, except for the entries in it.
type member struct {
	item    syntax.Item
	name    string
	entries syntax.Value      // the array of entries in it, if any
	last    bool              // no later member has the name
	found   []rule.Diagnostic // relative to start
}

// start returns the offset that the diagnostics of m are relative to.
func (m *member) start() int { return m.item.Value().Span().Start }

// checkMembers checks the top-level members and the entries in them. It copies the results for those that are the same
// in before, which may be nil.
func (r *Report) checkMembers(before *Report) {
	arrays := r.arrays()
	known := before.knownMembers()
	p := r.pass()
	for _, it := range r.model.Members() {
		var entries syntax.Value
		if i := slices.IndexFunc(arrays, func(s manifest.Section) bool { return rule.Contained(it, s.Item) }); i >= 0 {
			r.checkSection(arrays[i], before.section(arrays[i].Place))
			entries = arrays[i].Item.Value()
		}
		if entries.Same(it.Value()) {
			continue
		}
		m := member{item: it, name: it.Name(), entries: entries}
		last, _ := r.model.Member(m.name)
		m.last = last.Key() == it.Key()
		if was, ok := known[m.name]; ok && was.last == m.last && was.item.Value().Same(it.Value()) {
			m.found = was.found
		} else {
			r.checkMember(p, m)
			m.found = p.Take(m.start())
		}
		r.members = append(r.members, m)
	}
	r.compareNames(before)
}

// knownMembers returns the members of r by name; r may be nil.
func (r *Report) knownMembers() map[string]member {
	if r == nil {
		return nil
	}
	known := make(map[string]member, len(r.members))
	for _, m := range r.members {
		known[m.name] = m
	}
	return known
}

// checkMember runs the rules about a member, which may be a connector.
func (r *Report) checkMember(p *rule.Pass, m member) {
	v := m.item.Value()
	r.checkObjects(p, v, m.entries)
	if m.last && m.name == manifest.InAuthorisation.Key() {
		r.checkEntry(p, manifest.InAuthorisation, m.item)
	}
	if m.last && r.model.Nature == manifest.Zoho {
		schema.Member(p, m.name, v)
		for _, p.Rule = range r.rules.member[m.name] {
			p.Rule.CheckMember.Check(p, m.name, v)
		}
	}
}
