package manifest

import (
	"iter"
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// Place is a location of entries in a manifest.
type Place uint8

// The places, by how often public manifests have them. The first three have connectors.
const (
	InConnectors    Place = iota // the array connectors
	InUsed                       // the array usedConnections of the finance services
	InAuthorisation              // the object zohoAuthorisation of Desk, which is a connector itself
	InWidgets                    // the array modules.widgets, or widgets in ServiceDesk Plus
	InConfig                     // the array config, whose entries are called parameters
)

var placeKeys = [...]string{"connectors", "usedConnections", "zohoAuthorisation", "widgets", "config"}

// Key returns the name of the property that holds the entries.
func (p Place) Key() string { return placeKeys[p] }

// Connections reports whether the entries are connectors.
func (p Place) Connections() bool { return p <= InAuthorisation }

// HoldsConnections reports whether the top-level property of that name holds connectors.
func HoldsConnections(key string) bool { _, ok := PlaceOf(key); return ok }

// PlaceOf returns the place of the connectors in the top-level property of that name.
func PlaceOf(key string) (Place, bool) {
	i := slices.Index(placeKeys[:InAuthorisation+1], key)
	return Place(max(i, 0)), i >= 0
}

// Entry is a connector, a widget or a configuration parameter.
type Entry struct {
	Place Place
	Value syntax.Value
	// Service is the profile of the service of the manifest, never nil; the zero value if the service is unknown.
	Service *catalog.Service

	members []syntax.Item
	names   []string // of the members
}

// Entry returns the entry that is the value of it, nil if that is not an object.
func (m *Model) Entry(p Place, it syntax.Item) *Entry {
	if it.Value().Kind() != syntax.Object {
		return nil
	}
	e := readEntry(p, it.Value(), &m.Service)
	return &e
}

func readEntry(p Place, v syntax.Value, service *catalog.Service) Entry {
	v = v.Held()
	e := Entry{Place: p, Value: v, Service: service}
	e.members = make([]syntax.Item, 0, v.Len())
	e.names = make([]string, 0, v.Len())
	for it := range v.Items() {
		e.members = append(e.members, it)
		e.names = append(e.names, it.Name())
	}
	return e
}

// Members returns the properties of the entry in order. The caller must not change the slice.
func (e *Entry) Members() []syntax.Item { return e.members }

// Names returns the names of Members. The caller must not change the slice.
func (e *Entry) Names() []string { return e.names }

// Member returns the property of that name; of duplicates the last, which is the one that JSON parsers use.
func (e *Entry) Member(name string) (syntax.Item, bool) {
	return lastNamed(e.members, e.names, name)
}

// lastNamed returns the last of members with the name.
func lastNamed(members []syntax.Item, names []string, name string) (syntax.Item, bool) {
	for i, n := range slices.Backward(names) {
		if n == name {
			return members[i], true
		}
	}
	return syntax.Item{}, false
}

// Keys returns the properties that the catalogue has for an entry. For a connector use [Connector.Keys].
func (e *Entry) Keys() []catalog.Key {
	switch e.Place {
	case InWidgets:
		return e.Service.Widget
	case InConfig:
		return e.Service.Config.Keys
	case InConnectors, InUsed, InAuthorisation:
	}
	return e.Service.Connector
}

// maxEntries limits the entries that [Model.Strings] yields.
const maxEntries = 500

// Strings yields the entries of a place, up to a limit, that have a string property of that name, with that string.
func (m *Model) Strings(p Place, name string) iter.Seq2[syntax.Value, string] {
	return func(yield func(syntax.Value, string) bool) {
		section, _ := m.Section(p)
		n := 0
		for it := range section.Item.Value().Items() {
			if n++; n > maxEntries {
				return
			}
			member, _ := it.Value().Member(name)
			if s, ok := member.Value().Str(); ok && !yield(it.Value(), s) {
				return
			}
		}
	}
}
