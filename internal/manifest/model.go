package manifest

import (
	"iter"
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Kind is the role of a file in an extension.
type Kind uint8

// The kinds.
const (
	Manifest      Kind = iota // plugin-manifest.json
	Resources                 // resources.json, which Desk reads in addition to the manifest
	Configuration             // .plugin-manifest-ls.json, the project configuration
)

// Model is the meaning of a syntax tree.
type Model struct {
	Kind   Kind
	Tree   *syntax.Tree
	Root   syntax.Value // the first value of the text, Missing if there is none
	Nature Nature
	// Service is the profile of the service of the manifest; the zero value if the service is unknown.
	Service catalog.Service

	members []syntax.Item  // of the root
	names   []string       // of the members
	last    map[string]int // index in members of the last property by name; nil if there are few
}

// fewMembers is the number of properties up to which a linear search is faster than a map.
const fewMembers = 64

// Build returns the model of a manifest.
func Build(t *syntax.Tree) *Model {
	m := read(t, Manifest)
	if it, ok := m.Member("service"); ok {
		code, _ := it.Value().Str()
		m.Service, _ = catalog.LookupService(code)
	}
	m.Nature = m.nature()
	return m
}

// BuildOther returns the model of another file of an extension for a service, whose code may be unknown. The caller must
// know that the file belongs to an extension; otherwise its [Model.Nature] is Foreign.
func BuildOther(t *syntax.Tree, kind Kind, service string) *Model {
	m := read(t, kind)
	m.Service, _ = catalog.LookupService(service)
	if kind == Configuration || kind == Resources && m.Service.ResourcesBy != 0 {
		m.Nature = Zoho
	}
	return m
}

func read(t *syntax.Tree, kind Kind) *Model {
	m := &Model{Kind: kind, Tree: t, Root: t.Root()}
	if m.Root.Kind() == syntax.Object {
		m.members = make([]syntax.Item, 0, m.Root.Len())
		m.names = make([]string, 0, m.Root.Len())
		for it := range m.Root.Items() {
			it = it.HeldName()
			m.members = append(m.members, it)
			m.names = append(m.names, it.Name())
		}
	}
	if len(m.members) > fewMembers {
		m.last = make(map[string]int, len(m.members))
		for i, name := range m.names {
			m.last[name] = i
		}
	}
	return m
}

// Members returns the top-level properties in order. The caller must not change the slice.
func (m *Model) Members() []syntax.Item { return m.members }

// Member returns the top-level property of that name; of duplicates the last, which is the one that JSON parsers use.
func (m *Model) Member(name string) (syntax.Item, bool) {
	if m.last != nil {
		if i, ok := m.last[name]; ok {
			return m.members[i], true
		}
		return syntax.Item{}, false
	}
	return lastNamed(m.members, m.names, name)
}

// Section is a property that holds entries. All are at the top level except the widgets of most services, which are in
// modules.
type Section struct {
	Place Place
	Item  syntax.Item
}

// Sections returns the properties that hold connectors, in the order of the text; of duplicates only the last.
func (m *Model) Sections() []Section {
	var found []Section
	for i, name := range m.names {
		place, ok := PlaceOf(name)
		if ok && !slices.Contains(m.names[i+1:], name) {
			found = append(found, Section{place, m.members[i]})
		}
	}
	return found
}

// Section returns the section of a place and whether the manifest has it. If the service has no widgets in the manifest
// or is unknown, the section of InWidgets is in modules.
func (m *Model) Section(p Place) (Section, bool) {
	if p == InWidgets && m.Service.WidgetPath != p.Key() {
		modules, _ := m.Member("modules")
		if modules.Value().Kind() != syntax.Object {
			return Section{Place: p}, false
		}
		it, ok := modules.Value().Member(p.Key())
		return Section{p, it}, ok
	}
	it, ok := m.Member(p.Key())
	return Section{p, it}, ok
}

// Connectors yields the connectors of a section in order and skips items that are not objects.
func (m *Model) Connectors(s Section) iter.Seq[*Connector] {
	return func(yield func(*Connector) bool) {
		if s.Place == InAuthorisation {
			if c := m.Connector(s.Place, s.Item); c != nil {
				yield(c)
			}
			return
		}
		if s.Item.Value().Kind() != syntax.Array {
			return
		}
		for it := range s.Item.Value().Items() {
			if c := m.Connector(s.Place, it); c != nil && !yield(c) {
				return
			}
		}
	}
}

// ConnectorsIn yields the connectors of a section that touch span, in order. Unlike [Model.Connectors] it does not read the
// others.
func (m *Model) ConnectorsIn(s Section, span text.Span) iter.Seq[*Connector] {
	return func(yield func(*Connector) bool) {
		v := s.Item.Value()
		if s.Place == InAuthorisation || v.Kind() != syntax.Array {
			for c := range m.Connectors(s) {
				if at := c.Value.Span(); at.Start <= span.End && span.Start <= at.End && !yield(c) {
					return
				}
			}
			return
		}
		for i := v.Search(span.Start); i < v.Len(); i++ {
			it := v.Item(i)
			if it.Core().Start > span.End {
				return
			}
			if c := m.Connector(s.Place, it); c != nil && !yield(c) {
				return
			}
		}
	}
}

// ConnectorAt returns the connector of a section that contains offset, or nil. Unlike [Model.Connectors] it does not
// read the others.
func (m *Model) ConnectorAt(s Section, offset int) *Connector {
	v := s.Item.Value()
	if !v.Span().Touches(offset) {
		return nil
	}
	if s.Place == InAuthorisation {
		return m.Connector(s.Place, s.Item)
	}
	if i := v.Search(offset); v.Kind() == syntax.Array && i < v.Len() {
		return m.Connector(s.Place, v.Item(i))
	}
	return nil
}
