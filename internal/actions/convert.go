package actions

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// convert offers to convert the connector at span to the other form, or a mixed one to either form.
func convert(m *manifest.Model, span text.Span) []Action {
	c := connectorAt(m, span)
	if c == nil {
		return nil
	}
	var all []Action
	for _, form := range []catalog.Form{catalog.SigmaForm, catalog.GuideForm} {
		if conv, ok := c.Convert(form); ok {
			all = append(all, Action{Title: conv.Title(), Kind: Rewrite, Edits: conv.Edits})
		}
	}
	return all
}

// connectorAt returns the connector that contains span, or nil.
func connectorAt(m *manifest.Model, span text.Span) *manifest.Connector {
	for _, s := range m.Sections() {
		v := s.Item.Value()
		if !v.Span().Touches(span.Start) || !v.Span().Touches(span.End) {
			continue
		}
		if s.Place == manifest.InAuthorisation {
			return m.Connector(s.Place, s.Item)
		}
		if i, ok := itemAt(v, span); ok {
			return m.Connector(s.Place, v.Item(i))
		}
	}
	return nil
}
