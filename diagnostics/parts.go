package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/seq"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// part is what was found in one element of a section. It is relative to the start of the item, so
// that it stays true when the item moves.
type part struct {
	bytes int // of the item
	found []Diagnostic
	// name is the connection link name, and at where it stands; empty if the part has none.
	name string
	at   text.Span
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
	for _, d := range found {
		all = append(all, d.shift(start))
	}
	return all
}

// relativeTo returns the findings relative to start.
func relativeTo(start int, found []Diagnostic) []Diagnostic { return appendAt(nil, found, -start) }

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
		all = appendAt(all, p.found, s.start()+before.bytes)
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
	known := before.members()
	for _, it := range m.Members() {
		s, ok := sections[it.Key()]
		switch v := it.Value(); {
		case ok && s.Place != manifest.InAuthorisation && v.Kind() == syntax.Array:
			r.checkSection(s, before.section(s.Place))
		case v.Kind() == syntax.Object || v.Kind() == syntax.Array:
			r.rest = append(r.rest, checkMember(m, it, ok, known))
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
	if before != nil && sameMargin(before.value, 0, v, 0) {
		from, oldEnd, end = syntax.Changed(before.value, v)
		parts = before.parts
		for end < v.Len() && !sameMargin(before.value, oldEnd, v, end) {
			oldEnd, end = oldEnd+1, end+1 // what was laid out by a line that has changed
		}
	}
	fresh := make([]part, 0, end-from)
	for i := from; i < end; i++ {
		fresh = append(fresh, checkElement(r.model, s.Place, v.Item(i)))
	}
	r.parts = append(r.parts, section{s.Place, v, parts.Splice(from, oldEnd, fresh)})
}

// sameMargin reports whether item i of a and item j of b begin in lines of the same indentation, or
// one of them is not there.
func sameMargin(a syntax.Value, i int, b syntax.Value, j int) bool {
	return i >= a.Len() || j >= b.Len() || a.Item(i).Value().Margin() == b.Item(j).Value().Margin()
}

// checkElement looks at one element of a section.
func checkElement(m *manifest.Model, place manifest.Place, it syntax.Item) part {
	it = it.Held()
	start := it.Span().Start
	out := part{bytes: it.Span().Len()}
	p := &Pass{model: m}
	p.checkElement(place, it)
	p.checkObjects(it.Value())
	if c := m.Connector(place, it); c != nil {
		p.checkConnector(c)
		if name, ok := c.LinkName(); ok {
			if s, _ := name.Value().Str(); strings.TrimSpace(s) != "" {
				out.name, out.at = s, name.Value().Span().Shift(-start)
			}
		}
	}
	out.found = relativeTo(start, p.found)
	return out
}

// member is what was found in one member of the manifest, relative to the start of its value.
type member struct {
	name   string
	value  syntax.Value
	margin string // of the line that value begins in, which fixes are laid out by
	found  []Diagnostic
	// connector tells that the value was looked at as one.
	connector bool
}

// members returns the members of r that are no arrays of connectors, by name; r may be nil.
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
// one of those that are known.
func checkMember(m *manifest.Model, it syntax.Item, connector bool, known map[string]member) member {
	v := it.Value()
	now := member{name: it.Name(), value: v, margin: v.Margin(), connector: connector}
	if was, ok := known[now.name]; ok && was.value.Same(v) && was.margin == now.margin && was.connector == connector {
		now.found = was.found
		return now
	}
	p := &Pass{model: m}
	p.checkObjects(v)
	if connector {
		if c := m.Connector(manifest.InAuthorisation, it); c != nil {
			p.checkConnector(c)
		}
	}
	now.found = relativeTo(v.Span().Start, p.found)
	return now
}
