package manifest

import (
	"iter"
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// Model is the meaning of a tree.
type Model struct {
	Tree   *syntax.Tree
	Root   syntax.Value // the first value of the text, Missing if there is none
	Nature Nature
	// Service is the profile of the service that the manifest names, the zero one if it names none
	// that is known.
	Service catalog.Service

	members []syntax.Item // of the root
}

// Build returns the model of t.
func Build(t *syntax.Tree) *Model {
	m := &Model{Tree: t, Root: t.Root()}
	if m.Root.Kind() == syntax.Object {
		for it := range m.Root.Items() {
			m.members = append(m.members, it.HeldName())
		}
	}
	if it, ok := m.Member("service"); ok {
		code, _ := it.Value().Str()
		m.Service, _ = catalog.LookupService(code)
	}
	m.Nature = m.nature()
	return m
}

// Members returns the members of the manifest in order. The caller must not change the slice.
func (m *Model) Members() []syntax.Item { return m.members }

// Member returns the last top-level member of that name, which is the one that counts.
func (m *Model) Member(name string) (syntax.Item, bool) {
	for _, v := range slices.Backward(m.members) {
		if v.Name() == name {
			return v, true
		}
	}
	return syntax.Item{}, false
}

// Section is a top-level member that holds connectors.
type Section struct {
	Place Place
	Item  syntax.Item
}

// Sections returns the members that hold connectors, in the order of the text. Of members of the
// same name only the last counts.
func (m *Model) Sections() []Section {
	var found []Section
	for i, it := range m.members {
		place, ok := placeOf(it.Name())
		if !ok {
			continue
		}
		if last, _ := m.Member(it.Name()); last.Key() == m.members[i].Key() {
			found = append(found, Section{place, it})
		}
	}
	return found
}

// Section returns the section of a place, if the manifest has it.
func (m *Model) Section(p Place) (Section, bool) {
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
