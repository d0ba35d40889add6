package diagnostics

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/seq"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// part is what was found in one item: an element of a section or a member of the manifest. It is
// relative to the start of the item, so that it stays true when the item moves.
type part struct {
	bytes int // of the item
	found []Diagnostic
	// name is the connection link name, and at where it stands; empty if the part has none.
	name string
	at   text.Span

	value syntax.Value // for members: what was looked at
	start int
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

// appendTo appends the findings of p, which stands at start.
func (p part) appendTo(all []Diagnostic, start int) []Diagnostic {
	for _, d := range p.found {
		all = append(all, d.shift(start+p.start))
	}
	return all
}

// section has the parts of one array of connectors.
type section struct {
	place manifest.Place
	value syntax.Value // the array
	parts seq.List[part, size]
}

func (s section) start() int { return s.value.Inside().Start }

// appendTo appends the findings of s, passing over the parts that have none.
func (s section) appendTo(all []Diagnostic) []Diagnostic {
	for found := 0; found < s.parts.Sum().found; {
		i, before := s.parts.Find(func(z size) bool { return z.found > found })
		p, _ := s.parts.At(i)
		all = p.appendTo(all, s.start()+before.bytes)
		found += len(p.found)
	}
	return all
}

// checkMembers looks at each member of the manifest, part by part, and takes over what before has
// of those that are the same.
func (r *Report) checkMembers(before *Report) {
	m := r.model
	sections := map[text.Span]manifest.Section{}
	for _, s := range m.Sections() {
		sections[s.Item.Key()] = s
	}
	for _, it := range m.Members() {
		s, ok := sections[it.Key()]
		switch v := it.Value(); {
		case ok && s.Place != manifest.InAuthorisation && v.Kind() == syntax.Array:
			r.checkSection(s, before.section(s.Place))
		case v.Kind() == syntax.Object || v.Kind() == syntax.Array:
			r.rest = append(r.rest, checkMember(m, it, ok, before))
		}
	}
	r.countNames(before)
}

// countNames counts the link names, starting from those of before.
func (r *Report) countNames(before *Report) {
	if before == nil {
		var all []string
		for _, s := range r.parts {
			for _, p := range s.parts.All() {
				if p.name != "" {
					all = append(all, p.name)
				}
			}
		}
		r.names = countNames(all)
		return
	}
	r.names = before.names
	for _, place := range []manifest.Place{manifest.InConnectors, manifest.InUsed} {
		var was, now seq.List[part, size]
		if s := before.section(place); s != nil {
			was = s.parts
		}
		if s := r.section(place); s != nil {
			now = s.parts
		}
		from, oldEnd, end := seq.Diff(was, now, func(a, b part) bool { return a.name == b.name })
		r.countRange(was, from, oldEnd, -1)
		r.countRange(now, from, end, 1)
	}
}

// countRange counts the names of the parts from one index up to another.
func (r *Report) countRange(parts seq.List[part, size], from, to, more int) {
	for _, p := range parts.From(from) {
		if from++; from > to {
			break
		}
		if p.name != "" {
			r.names = r.names.add(p.name, more)
		}
	}
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

// checkSection looks at the connectors that are not those of before.
func (r *Report) checkSection(s manifest.Section, before *section) {
	v := s.Item.Value()
	from, oldEnd, end := 0, 0, v.Len()
	var parts seq.List[part, size]
	if before != nil {
		from, oldEnd, end = syntax.Changed(before.value, v)
		parts = before.parts
	}
	fresh := make([]part, 0, end-from)
	for i := from; i < end; i++ {
		fresh = append(fresh, checkElement(r.model, s.Place, v.Item(i)))
	}
	r.parts = append(r.parts, section{s.Place, v, parts.Splice(from, oldEnd, fresh)})
}

// checkElement looks at one element of a section.
func checkElement(m *manifest.Model, place manifest.Place, it syntax.Item) part {
	start := it.Span().Start
	p := part{bytes: it.Span().Len()}
	found := checkObjects(m, it.Value())
	if c := m.Connector(place, it); c != nil {
		found = append(found, checkConnector(m, c)...)
		if name, ok := c.LinkName(); ok {
			p.name, _ = name.Value().Str()
			p.at = name.Value().Span().Shift(-start)
		}
	}
	for _, d := range found {
		p.found = append(p.found, d.shift(-start))
	}
	return p
}

// checkMember looks at one member of the manifest, which is a connector itself in zohoAuthorisation.
func checkMember(m *manifest.Model, it syntax.Item, section bool, before *Report) part {
	v := it.Value()
	if before != nil {
		for _, p := range before.rest {
			if p.value.Same(v) && p.name == it.Name() {
				p.value, p.start = v, v.Span().Start
				return p
			}
		}
	}
	p := part{bytes: it.Span().Len(), value: v, start: v.Span().Start, name: it.Name()}
	found := checkObjects(m, v)
	if section {
		if c := m.Connector(manifest.InAuthorisation, it); c != nil {
			found = append(found, checkConnector(m, c)...)
		}
	}
	for _, d := range found {
		p.found = append(p.found, d.shift(-p.start))
	}
	return p
}
