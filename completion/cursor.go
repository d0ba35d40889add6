package completion

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// cursor is a site with what the catalogue knows about it.
type cursor struct {
	*manifest.Site
	around Around
	tree   *syntax.Tree
	// keys are the properties that the object around a Name slot can have.
	keys []catalog.Key
	// key describes the value at a Content slot, or the array around an Element slot. It is the
	// zero Key if the catalogue does not know it.
	key catalog.Key
}

func newCursor(m *manifest.Model, offset int, around Around) *cursor {
	at := &cursor{Site: m.At(offset), around: around, tree: m.Tree}
	switch at.Slot {
	case manifest.Name:
		at.keys = at.propertiesOf(at.Path)
	case manifest.Content, manifest.Element:
		if n := len(at.Path); n > 0 {
			at.key, _ = catalog.FindKey(at.propertiesOf(at.Path[:n-1]), at.Path[n-1])
		}
	}
	return at
}

// propertiesOf returns the properties of the object at path.
func (at *cursor) propertiesOf(path []string) []catalog.Key {
	return at.Properties(path, at.around.Configuration)
}

// name returns the name of the property whose value is completed: the last of Path.
func (at *cursor) name() string {
	if len(at.Path) == 0 {
		return ""
	}
	return at.Path[len(at.Path)-1]
}

// inConnector reports whether the cursor is at a property of a connector, not deeper in it.
func (at *cursor) inConnector() bool {
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

// acceptsString reports whether the value here can be a string: the value of a property of that type, or an item of an
// array of strings.
func (at *cursor) acceptsString() bool {
	return at.Slot == manifest.Content && at.key.Type.JSON() == catalog.String ||
		at.Slot == manifest.Element && at.key.Type == catalog.Array && at.key.Item.JSON() == catalog.String
}

// slice returns the bytes of the text between two offsets.
func (at *cursor) slice(start, end int) string {
	return at.tree.Text().Slice(text.Span{Start: start, End: end})
}

// before returns the replaced text before the cursor.
func (at *cursor) before() string { return at.slice(at.Replace.Start, at.Offset) }

// others returns the strings among the other items of the array around the cursor.
func (at *cursor) others() map[string]bool {
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
