package ide

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// HoverText is the documentation of a token.
type HoverText struct {
	Span     text.Span // of the token
	Markdown string
}

// HoverContext is what a hover uses besides the manifest.
type HoverContext struct {
	Configuration []catalog.Key // the properties of a project configuration
	// Uses returns where the code of the extension uses a connection link name, each use as path and line. It is nil
	// while the code index is not available.
	Uses func(linkName string) []string
}

// Hover returns the documentation of the token at offset. There is none between tokens, for what the catalogue does
// not know and in a file of another product.
func Hover(m *manifest.Model, offset int, context HoverContext) (HoverText, bool) {
	if m.Nature == manifest.Foreign {
		return HoverText{}, false
	}
	h := &hover{Site: m.At(min(max(offset, 0), m.Tree.Text().Len())), context: context}
	if h.Token.Len() == 0 {
		return HoverText{}, false
	}
	markdown := h.markdown()
	return HoverText{Span: h.Token, Markdown: markdown}, markdown != ""
}

// hover documents the token of a site.
type hover struct {
	*manifest.Site
	context HoverContext
}

func (h *hover) markdown() string {
	switch h.Slot {
	case manifest.Content, manifest.Element:
		if value, ok := h.Item.Value().Str(); ok && h.HasItem {
			if markdown := h.value(value); markdown != "" {
				return markdown
			}
		}
	case manifest.Name:
	case manifest.Nowhere, manifest.Outside:
		return ""
	}
	if k, ok := h.property(); ok {
		return propertyMarkdown(k)
	}
	return ""
}

// property returns the property whose name or value the token is.
func (h *hover) property() (catalog.Key, bool) {
	path := h.Path
	if h.Slot == manifest.Name {
		path = append(slices.Clip(path), h.Item.Name())
	}
	if len(path) == 0 {
		return catalog.Key{}, false
	}
	last := len(path) - 1
	return catalog.FindKey(h.Properties(path[:last], h.context.Configuration), path[last])
}
