package completion

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// place is the cursor in a manifest, and what the catalogue knows about it.
type place struct {
	*manifest.Site
	around Around
	tree   *syntax.Tree
	// keys are the members that the object around a Name slot can have.
	keys []catalog.Key
	// key describes the value at a Content slot, or the array around an Element slot. It is the
	// zero Key if the catalogue does not know it.
	key catalog.Key
}

func newPlace(m *manifest.Model, offset int, around Around) *place {
	at := &place{Site: m.At(offset), around: around, tree: m.Tree}
	switch at.Slot {
	case manifest.Name:
		at.keys = at.membersOf(at.Path)
	case manifest.Content, manifest.Element:
		if n := len(at.Path); n > 0 {
			at.key, _ = catalog.FindKey(at.membersOf(at.Path[:n-1]), at.Path[n-1])
		}
	}
	return at
}

// membersOf returns the keys of the object that path leads to.
func (at *place) membersOf(path []string) []catalog.Key {
	return at.Properties(path, at.around.Configuration)
}

// name returns the name of the member that a value is completed for: the last of Path.
func (at *place) name() string {
	if len(at.Path) == 0 {
		return ""
	}
	return at.Path[len(at.Path)-1]
}

// inConnector reports whether the cursor is at a member of a connector, not deeper in it.
func (at *place) inConnector() bool {
	if at.Connector == nil {
		return false
	}
	depth := 2 // connectors, *
	if at.Connector.Place == manifest.InAuthorisation {
		depth = 1
	}
	switch at.Slot {
	case manifest.Name:
		return len(at.Path) == depth
	case manifest.Content, manifest.Element:
		return len(at.Path) == depth+1
	}
	return false
}

// takesText reports whether a string can stand at the place: as the value of a key that has
// strings, or as an element of an array of strings.
func (at *place) takesText() bool {
	return at.Slot == manifest.Content && at.key.Type.JSON() == catalog.String ||
		at.Slot == manifest.Element && at.key.Type == catalog.Array && at.key.Item.JSON() == catalog.String
}

// slice returns the bytes of the text between two offsets.
func (at *place) slice(start, end int) string {
	return at.tree.Text().Slice(text.Span{Start: start, End: end})
}

// before returns what stands between the beginning of the replaced text and the cursor.
func (at *place) before() string { return at.slice(at.Replace.Start, at.Offset) }

// others returns the strings among the other elements of the array around the place.
func (at *place) others() map[string]bool {
	found := map[string]bool{}
	if at.Slot != manifest.Element {
		return found
	}
	i := 0
	for it := range at.In.Items() {
		if s, ok := it.Value().Str(); ok && !(at.HasItem && i == at.Index) {
			found[s] = true
		}
		i++
	}
	return found
}
