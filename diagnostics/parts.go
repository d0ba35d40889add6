package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/seq"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// part is what was found in one element of a section. It is relative to the start of the item, so
// that it stays true when the item moves.
type part struct {
	bytes  int // of the item
	found  []Diagnostic
	labels []label
}

// size is what parts add up to.
type size struct {
	bytes int
	found int
}

// Add returns the size of s's parts followed by next's.
func (s size) Add(next size) size { return size{s.bytes + next.bytes, s.found + next.found} }

// Measure implements the element of a list.
func (p part) Measure() size { return size{p.bytes, len(p.found)} }

// appendAt appends the findings, which are relative to start.
func appendAt(all, found []Diagnostic, start int) []Diagnostic {
	all = slices.Grow(all, len(found))
	for _, d := range found {
		all = append(all, d.shift(start))
	}
	return all
}

// relativeTo returns the findings relative to start.
func relativeTo(start int, found []Diagnostic) []Diagnostic { return appendAt(nil, found, -start) }

// section has the parts of one array of entries.
type section struct {
	place manifest.Place
	value syntax.Value // the array
	parts seq.List[part, size]
	alike []int // indices of the parts that have a name which a unique rule has to look at, in order
}

func (s section) start() int { return s.value.Inside().Start }

// checkMembers looks at each member of the manifest, part by part, and takes over what before has
// of those that are the same.
func (r *Report) checkMembers(before *Report) {
	sections := map[text.Span]manifest.Section{}
	for _, s := range r.arrays() {
		sections[s.Item.Key()] = s
	}
	known := before.members()
	inWidgets, ok := r.model.Section(manifest.InWidgets)
	array := ok && inWidgets.Item.Value().Kind() == syntax.Array
	for _, it := range r.model.Members() {
		if s, ok := sections[it.Key()]; ok && s.Place != manifest.InWidgets {
			r.checkSection(s, before.section(s.Place))
			continue
		}
		var widgets syntax.Value
		if array && contained(it, inWidgets.Item) {
			r.checkSection(inWidgets, before.section(inWidgets.Place))
			widgets = inWidgets.Item.Value()
		}
		if !widgets.Same(it.Value()) {
			r.rest = append(r.rest, r.checkMember(it, widgets, known))
		}
	}
	r.countNames(before)
}

// contained reports whether inner is it or in it.
func contained(it, inner syntax.Item) bool {
	return it.Key().Start <= inner.Key().Start && inner.Core().End <= it.Core().End
}

// arrays returns the top-level members that are arrays of entries.
func (r *Report) arrays() []manifest.Section {
	all := r.model.Sections()
	if s, ok := r.model.Section(manifest.InConfig); ok {
		all = append(all, s)
	}
	return slices.DeleteFunc(all, func(s manifest.Section) bool {
		return s.Place == manifest.InAuthorisation || s.Item.Value().Kind() != syntax.Array
	})
}

// section returns the section of a place in r, or nil.
func (r *Report) section(p manifest.Place) *section {
	if r != nil {
		for i := range r.parts {
			if r.parts[i].place == p {
				return &r.parts[i]
			}
		}
	}
	return nil
}

// checkSection looks at the entries that are not those of before.
func (r *Report) checkSection(s manifest.Section, before *section) {
	v := s.Item.Value()
	from, oldEnd, end := 0, 0, v.Len()
	var parts seq.List[part, size]
	if before != nil && sameMargin(before.value, 0, v, 0) {
		from, oldEnd, end = syntax.Changed(before.value, v)
		parts = before.parts
		for end < v.Len() && !sameMargin(before.value, oldEnd, v, end) {
			oldEnd, end = oldEnd+1, end+1 // what was laid out by a line that has changed
		}
	}
	fresh := make([]part, 0, end-from)
	p := r.pass()
	for i := from; i < end; i++ {
		fresh = append(fresh, r.checkElement(p, s.Place, v.Item(i)))
	}
	r.parts = append(r.parts, section{place: s.Place, value: v, parts: parts.Splice(from, oldEnd, fresh)})
}

// sameMargin reports whether item i of a and item j of b begin in lines of the same indentation, or
// one of them is not there.
func sameMargin(a syntax.Value, i int, b syntax.Value, j int) bool {
	return i >= a.Len() || j >= b.Len() || a.Item(i).Value().Margin() == b.Item(j).Value().Margin()
}

// checkElement checks one element of a section. It leaves nothing in p.
func (r *Report) checkElement(p *Pass, place manifest.Place, it syntax.Item) part {
	it = it.Held()
	start := it.Span().Start
	out := part{bytes: it.Span().Len()}
	if e, c := r.findIn(p, place, it); e != nil {
		out.labels = r.rules.labels(e, c, start)
	}
	for i := range p.found { // see checkAgain
		p.found[i].Fixes, p.found[i].later = nil, nil
	}
	out.found = relativeTo(start, p.found)
	clear(p.found)
	p.found = p.found[:0]
	return out
}

// findIn runs the rules about an element of a section in p. It returns what [Report.checkEntry] does.
func (r *Report) findIn(p *Pass, place manifest.Place, it syntax.Item) (*manifest.Entry, *manifest.Connector) {
	for _, p.rule = range r.rules.element {
		p.rule.element(p, place, it)
	}
	r.checkObjects(p, it.Value(), syntax.Value{})
	return r.checkEntry(p, place, it)
}

// checkEntry runs the rules about entries of a place. It returns the entry, nil if it is none, and
// the connector that the entry is.
func (r *Report) checkEntry(p *Pass, place manifest.Place, it syntax.Item) (*manifest.Entry, *manifest.Connector) {
	if place.Connections() {
		c := r.model.Connector(place, it)
		if c == nil {
			return nil, nil
		}
		for _, p.rule = range r.rules.connector {
			p.rule.connector(p, c)
		}
		return &c.Entry, c
	}
	e := r.model.Entry(place, it)
	if e == nil || r.model.Nature != manifest.Zoho {
		return e, nil
	}
	if place == manifest.InWidgets {
		for _, p.rule = range r.rules.widget {
			p.rule.widget(p, e)
		}
		return e, nil
	}
	for _, p.rule = range r.rules.parameter {
		p.rule.parameter(p, e)
	}
	return e, nil
}

// member is what was found in one member of the manifest, relative to the start of its value.
type member struct {
	name   string
	value  syntax.Value
	margin string // of the line that value begins in, which fixes are laid out by
	found  []Diagnostic
	counts bool // no later member has the name
}

// members returns the members of r that are no sections, by name; r may be nil.
func (r *Report) members() map[string]member {
	if r == nil {
		return nil
	}
	known := make(map[string]member, len(r.rest))
	for _, m := range r.rest {
		known[m.name] = m
	}
	return known
}

// checkMember looks at one member of the manifest, which may be a connector itself, unless it is
// one of those that are known. What is in widgets is looked at elsewhere.
func (r *Report) checkMember(it syntax.Item, widgets syntax.Value, known map[string]member) member {
	v := it.Value()
	now := member{name: it.Name(), value: v, margin: v.Margin()}
	last, _ := r.model.Member(now.name)
	now.counts = last.Key() == it.Key()
	if was, ok := known[now.name]; ok && was.value.Same(v) && was.margin == now.margin && was.counts == now.counts {
		now.found = was.found
		return now
	}
	p := r.pass()
	r.checkObjects(p, v, widgets)
	if now.counts && now.name == manifest.InAuthorisation.Key() {
		r.checkEntry(p, manifest.InAuthorisation, it)
	}
	if now.counts && r.model.Nature == manifest.Zoho {
		for _, p.rule = range r.rules.member[now.name] {
			p.rule.member.check(p, now.name, v)
		}
	}
	now.found = relativeTo(v.Span().Start, p.found)
	return now
}
