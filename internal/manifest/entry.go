package manifest

import (
	"iter"
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// Place is where entries stand in a manifest.
type Place uint8

// The places, after what public manifests have. The first three hold connections.
const (
	InConnectors    Place = iota // the array connectors
	InUsed                       // the array usedConnections of the finance services
	InAuthorisation              // the object zohoAuthorisation of Desk, which is a connector itself
	InWidgets                    // the array modules.widgets, or widgets in ServiceDesk Plus
	InConfig                     // the array config, whose entries are called parameters
)

var placeKeys = [...]string{"connectors", "usedConnections", "zohoAuthorisation", "widgets", "config"}

// Key returns the name of the member that holds the entries.
func (p Place) Key() string { return placeKeys[p] }

// Connections reports whether the entries are connectors.
func (p Place) Connections() bool { return p <= InAuthorisation }

// HoldsConnections reports whether a top-level member of that name is a place of connections.
func HoldsConnections(key string) bool { _, ok := placeOf(key); return ok }

// placeOf returns the place of connections that a top-level member of that name is.
func placeOf(key string) (Place, bool) {
	i := slices.Index(placeKeys[:InAuthorisation+1], key)
	return Place(max(i, 0)), i >= 0
}

// Entry is an object that is one of several of its kind: a connector, a widget or a parameter.
type Entry struct {
	Place Place
	Value syntax.Value
	// Service is the profile of the manifest's service, the zero one if it is not known; never nil.
	Service *catalog.Service

	members []syntax.Item
	names   []string // of the members
}

// Entry returns the entry that is the value of it, or nil if that is no object.
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

// Members returns the members of the entry in order. The caller must not change the slice.
func (e *Entry) Members() []syntax.Item { return e.members }

// Names returns the names of Members. The caller must not change the slice.
func (e *Entry) Names() []string { return e.names }

// Member returns the last member of that name, which is the one that counts.
func (e *Entry) Member(name string) (syntax.Item, bool) {
	return lastNamed(e.members, e.names, name)
}

// lastNamed returns the last of the members that has the name.
func lastNamed(members []syntax.Item, names []string, name string) (syntax.Item, bool) {
	for i, n := range slices.Backward(names) {
		if n == name {
			return members[i], true
		}
	}
	return syntax.Item{}, false
}

// Keys returns what the catalogue knows of the members of an entry. For a connector there is more
// to it: see [Connector.Keys].
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

// mostEntries is how many entries [Model.Strings] looks at.
const mostEntries = 500

// Strings yields the first entries of a place and what string each has as its member of that name.
func (m *Model) Strings(p Place, name string) iter.Seq2[syntax.Value, string] {
	return func(yield func(syntax.Value, string) bool) {
		section, _ := m.Section(p)
		n := 0
		for it := range section.Item.Value().Items() {
			if n++; n > mostEntries {
				return
			}
			member, _ := it.Value().Member(name)
			if s, ok := member.Value().Str(); ok && !yield(it.Value(), s) {
				return
			}
		}
	}
}
