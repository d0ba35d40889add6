package manifest

import (
	"iter"
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// Kind is what a file is to an extension.
type Kind uint8

// The kinds.
const (
	Manifest      Kind = iota // plugin-manifest.json
	Resources                 // resources.json, which Desk reads beside the manifest
	Configuration             // .plugin-manifest-ls.json, which this program reads
)

// Model is the meaning of a tree.
type Model struct {
	Kind   Kind
	Tree   *syntax.Tree
	Root   syntax.Value // the first value of the text, Missing if there is none
	Nature Nature
	// Service is the profile of the service that the manifest names, the zero one if it names none
	// that is known.
	Service catalog.Service

	members []syntax.Item  // of the root
	names   []string       // of the members
	last    map[string]int // where in members the last of a name stands; nil if there are few
}

// fewMembers is up to how many members it is quicker to look at each than to have an index.
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

// BuildOther returns the model of a file beside a manifest for a service, whose code may be unknown.
// The caller has to know that the file belongs to an extension, or it has [Model.Nature] Foreign.
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

// Members returns the members of the manifest in order. The caller must not change the slice.
func (m *Model) Members() []syntax.Item { return m.members }

// Member returns the last top-level member of that name, which is the one that counts.
func (m *Model) Member(name string) (syntax.Item, bool) {
	if m.last != nil {
		if i, ok := m.last[name]; ok {
			return m.members[i], true
		}
		return syntax.Item{}, false
	}
	return lastNamed(m.members, m.names, name)
}

// Section is a member that holds entries: at the top level but for the widgets, which most services
// have in modules.
type Section struct {
	Place Place
	Item  syntax.Item
}

// Sections returns the members that hold connectors, in the order of the text. Of members of the
// same name only the last counts.
func (m *Model) Sections() []Section {
	var found []Section
	for i, name := range m.names {
		place, ok := placeOf(name)
		if ok && !slices.Contains(m.names[i+1:], name) {
			found = append(found, Section{place, m.members[i]})
		}
	}
	return found
}

// Section returns the section of a place, if the manifest has it. For a service without widgets in the
// manifest, and for one that is not known, those in modules are taken for widgets.
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

// Connectors yields the connectors of a section in order. What is no object is none.
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

// ConnectorAt returns the connector of a section around the byte at offset, or nil if there is none. Unlike a search
// through [Model.Connectors] it does not read the others.
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
