package hover

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// Hover is what is said of a token.
type Hover struct {
	Span     text.Span // of the token, in bytes
	Markdown string
}

// Around is what a hover may look at besides the text.
type Around struct {
	// Configuration are the properties of a project configuration.
	Configuration []catalog.Key
	// Uses returns where the extension's code uses a link name, each place as its path and line. It is nil
	// while that is not known.
	Uses func(linkName string) []string
}

// At returns what is to be said at offset; false where that is nothing: between tokens, in a file of another
// product, of what nobody knows.
func At(m *manifest.Model, offset int, around Around) (Hover, bool) {
	if m.Nature == manifest.Foreign {
		return Hover{}, false
	}
	at := &place{Site: m.At(min(max(offset, 0), m.Tree.Text().Len())), around: around}
	if at.Token.Len() == 0 {
		return Hover{}, false
	}
	var told string
	switch at.Slot {
	case manifest.Name:
		told = at.aboutName()
	case manifest.Content, manifest.Element:
		told = at.aboutValue()
	case manifest.Nowhere, manifest.Outside:
	}
	return Hover{Span: at.Token, Markdown: told}, told != ""
}

// place is the token that is hovered over.
type place struct {
	*manifest.Site
	around Around
}

// key returns the key that the place is the name or the value of.
func (at *place) key() (catalog.Key, bool) {
	path := at.Path
	if at.Slot == manifest.Name {
		path = append(slices.Clip(path), at.Item.Name())
	}
	if len(path) == 0 {
		return catalog.Key{}, false
	}
	last := len(path) - 1
	return catalog.FindKey(at.Properties(path[:last], at.around.Configuration), path[last])
}

// aboutName tells of the key whose name the token is. What is wrong with a name is for the rules to say.
func (at *place) aboutName() string {
	k, ok := at.key()
	if !ok {
		return ""
	}
	return aboutKey(k)
}
