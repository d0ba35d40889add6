package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// member is the result of the check of one top-level member of the manifest, except for the entries in it. Its spans
// are relative to the start of the value.
type member struct {
	name   string
	value  syntax.Value
	margin string // of the line in which value begins; fixes are laid out by it
	found  []Diagnostic
	last   bool // no later member has the name
}

// checkMembers checks the top-level members and the entries in them. It copies the results for those that are the same
// in before, which may be nil.
func (r *Report) checkMembers(before *Report) {
	arrays := r.arrays()
	known := before.knownMembers()
	for _, it := range r.model.Members() {
		var entries syntax.Value
		if i := slices.IndexFunc(arrays, func(s manifest.Section) bool { return contained(it, s.Item) }); i >= 0 {
			r.checkSection(arrays[i], before.section(arrays[i].Place))
			entries = arrays[i].Item.Value()
		}
		if !entries.Same(it.Value()) {
			r.members = append(r.members, r.checkMember(it, entries, known))
		}
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

// checkMember checks one member, which may be a connector, unless it is one of those that are known. entries is the
// array in it that is a section, if there is one.
func (r *Report) checkMember(it syntax.Item, entries syntax.Value, known map[string]member) member {
	v := it.Value()
	now := member{name: it.Name(), value: v, margin: v.Margin()}
	last, _ := r.model.Member(now.name)
	now.last = last.Key() == it.Key()
	if was, ok := known[now.name]; ok && was.value.Same(v) && was.margin == now.margin && was.last == now.last {
		now.found = was.found
		return now
	}
	p := r.pass()
	r.checkObjects(p, v, entries)
	if now.last && now.name == manifest.InAuthorisation.Key() {
		r.checkEntry(p, manifest.InAuthorisation, it)
	}
	if now.last && r.model.Nature == manifest.Zoho {
		for _, p.rule = range r.rules.member[now.name] {
			p.rule.member.check(p, now.name, v)
		}
	}
	now.found = relativeTo(v.Span().Start, p.found)
	return now
}
