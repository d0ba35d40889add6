package actions

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// place adds the new connector p where the service of m reads it. It reports whether that is possible.
func (s *settled) place(m *manifest.Model, p pasted) bool {
	if authorises(m, p.Connector) {
		key := manifest.InAuthorisation.Key()
		if section, there := m.Section(manifest.InAuthorisation); there {
			return s.apply(key, []text.Edit{m.Tree.Put(section.Item.Value().Span(), authorisation(p.Connector))})
		}
		return s.apply(key, m.Root.Append(scaffold.Named(key, authorisation(p.Connector))))
	}
	place, ok := home(m)
	return ok && s.apply(place.Key(), put(m, place, -1, p.Value.Lift()))
}

// authorises reports whether c belongs in zohoAuthorisation, which must still be empty: the service accepts what c
// connects to only there.
func authorises(m *manifest.Model, c *manifest.Connector) bool {
	k, _ := catalog.FindKey(m.Service.Connector, "serviceName")
	if _, refused := catalog.FindValue(k.Refused, c.ServiceName()); !refused || !m.Service.Uses(manifest.InAuthorisation.Key()) {
		return false
	}
	section, there := m.Section(manifest.InAuthorisation)
	v := section.Item.Value()
	return !there || v.Kind() == syntax.Null || v.Kind() == syntax.Object && v.Len() == 0 && v.Whole()
}

// authorisation returns c in the form for zohoAuthorisation, with the type after the link name.
func authorisation(c *manifest.Connector) syntax.Fragment {
	var members []syntax.Fragment
	_, typed := c.Member("type")
	k, _ := catalog.FindKey(catalog.AuthorisationKeys(), "type")
	for _, it := range c.Members() {
		members = append(members, it.Lift())
		if !typed && it.Name() == c.LinkNameKey() {
			members = append(members, syntax.Fragment{New: scaffold.Quote(k.Name) + ": " + k.Default})
		}
	}
	return scaffold.Object(members...)
}

// merge merges p into the connector with that link name.
func (s *settled) merge(name string, p pasted) {
	before := s.text
	p, dropped := p.inFormOf(named(s.model, name))
	s.dropped = append(s.dropped, dropped...)
	for _, it := range p.Members() {
		if existing := named(s.model, name); existing != nil {
			s.mergeProperty(existing, p, it)
		}
	}
	if (s.text != before || !slices.Contains(s.added, name)) && !slices.Contains(s.merged, name) {
		s.merged = append(s.merged, name)
	}
}

// mergeProperty merges a property of the pasted connector into existing, a connector of the manifest.
func (s *settled) mergeProperty(existing *manifest.Connector, p pasted, it syntax.Item) {
	old, has := existing.Member(it.Name())
	was, now := old.Value(), it.Value()
	switch {
	case it.Name() == p.LinkNameKey():
	case !has:
		s.apply("", existing.Value.Append(it.Lift()))
	case equal(was, now):
	case it.Name() == p.ScopesKey() && was.Kind() == syntax.Array && now.Kind() == syntax.Array:
		var more []syntax.Fragment
		for scope := range now.Items() {
			if !slices.ContainsFunc(slices.Collect(was.Items()), func(o syntax.Item) bool { return equal(o.Value(), scope.Value()) }) {
				more = append(more, scope.Value().Lift())
			}
		}
		if len(more) > 0 {
			s.apply("", was.Append(scaffold.Items(more...)))
		}
	default:
		s.apply("", []text.Edit{s.model.Tree.Put(was.Span(), now.Lift())})
		if !slices.Contains(s.replaced, it.Name()) {
			s.replaced = append(s.replaced, it.Name())
		}
	}
}

// apply applies edits, which add a connector to the top-level property key unless that is empty. It reports whether
// there are edits and they can be applied.
func (s *settled) apply(key string, edits []text.Edit) bool {
	if len(edits) == 0 {
		return false
	}
	edits = join(edits)
	after, err := text.Apply(s.text, edits)
	if err != nil {
		return false
	}
	tree := s.model.Tree
	for _, e := range slices.Backward(edits) {
		tree = tree.Edit(e)
	}
	s.text, s.model = after, manifest.Build(tree)
	if key != "" && !slices.Contains(s.placed, key) {
		s.placed = append(s.placed, key)
	}
	return true
}

// pasted is a connector outside of a manifest.
type pasted struct {
	*manifest.Connector
	raw string // valid JSON
}

// read parses the connector raw and removes its indentation, which is that of its last line.
func read(raw string) pasted {
	if i := strings.LastIndexByte(raw, '\n'); i >= 0 {
		margin := raw[i:]
		margin = margin[:len(margin)-len(strings.TrimLeft(margin, blanks))]
		raw = strings.ReplaceAll(raw, margin, "\n")
	}
	m := manifest.Build(syntax.Parse(text.New(raw)))
	return pasted{m.Connector(manifest.InConnectors, values(m)[0]), raw}
}

// inFormOf returns p with the property names of other's form. dropped are the properties that the form does not have.
func (p pasted) inFormOf(other *manifest.Connector) (_ pasted, dropped []string) {
	if p.Form == other.Form || other.FormUnknown() {
		return p, nil
	}
	var members []syntax.Fragment
	for _, it := range p.Members() {
		name := it.Name()
		switch name {
		case p.LinkNameKey():
			name = other.LinkNameKey()
		case p.ScopesKey():
			name = other.ScopesKey()
		}
		if _, known := catalog.FindKey(other.Keys(), name); !known {
			dropped = append(dropped, name)
			continue
		}
		members = append(members, scaffold.Named(name, it.Value().Lift()))
	}
	return read(scaffold.Object(members...).New), dropped
}

func linkNameOf(c *manifest.Connector) string {
	it, _ := c.LinkName()
	s, _ := it.Value().Str()
	return strings.TrimSpace(s)
}

// named returns the first connector of m with that link name, or nil.
func named(m *manifest.Model, name string) *manifest.Connector {
	for _, s := range m.Sections() {
		for c := range m.Connectors(s) {
			if linkNameOf(c) == name {
				return c
			}
		}
	}
	return nil
}

// equal reports whether two values differ only in white space.
func equal(a, b syntax.Value) bool {
	if a.Kind() != b.Kind() || a.Len() != b.Len() {
		return false
	}
	if x, ok := a.Str(); ok {
		y, _ := b.Str()
		return x == y
	}
	if a.Kind() != syntax.Object && a.Kind() != syntax.Array {
		return a.Raw() == b.Raw()
	}
	for i := range a.Len() {
		x, y := a.Item(i), b.Item(i)
		if x.Name() != y.Name() || !equal(x.Value(), y.Value()) {
			return false
		}
	}
	return true
}
