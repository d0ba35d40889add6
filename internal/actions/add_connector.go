package actions

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// add offers a new connector of each type of authentication, and one in the form that Sigma gives.
// It comes behind the connector at span, or else behind the last one. In usedConnections there is
// nothing but the form of Sigma.
func add(m *manifest.Model, span text.Span) []Action {
	place, ok := home(m)
	if !ok {
		return nil
	}
	names := scaffold.NewNames(m)
	var all []Action
	offer := func(what string, form catalog.Form, connector func(catalog.Service) syntax.Fragment) {
		if edits := addition(m, place, span, form, connector); edits != nil {
			all = append(all, Action{Title: "Add connector: " + what, Kind: Refactor, Edits: edits})
		}
	}
	if place == manifest.InConnectors {
		for _, auth := range catalog.AuthTypes() {
			offer(auth.Name, catalog.GuideForm, func(catalog.Service) syntax.Fragment { return scaffold.Connector(auth, names) })
		}
	}
	offer("copied from Sigma", catalog.SigmaForm, func(s catalog.Service) syntax.Fragment { return scaffold.SigmaConnector(place, s, names) })
	return all
}

// addition returns the edits that add a connector, nil if it has no place.
func addition(m *manifest.Model, place manifest.Place, span text.Span, form catalog.Form, connector func(catalog.Service) syntax.Fragment) []text.Edit {
	switch m.Root.Kind() {
	case syntax.Object:
		if m.Nature == manifest.Unborn && manifest.LooksLikeConnector(m.Root) {
			return nil // it has to become a manifest first: see move
		}
		after := -1
		if s, ok := m.Section(place); ok {
			if i, ok := elementAt(s.Item.Value(), span); ok {
				after = i
			}
		}
		return put(m, place, after, connector(m.Service))
	case syntax.Missing, syntax.Word, syntax.String:
		service := usual(form)
		return []text.Edit{m.Tree.Put(blank(m), scaffold.Filled(service, place, connector(service)))}
	}
	return nil
}

// blank returns where a manifest can stand in a text that has none: in the place of the word that
// is being typed, or of all the blanks if there is nothing else, or behind everything.
func blank(m *manifest.Model) text.Span {
	if m.Root.Kind() != syntax.Missing {
		return m.Root.Span()
	}
	end := m.Tree.Text().Len()
	if strings.TrimSpace(m.Tree.Text().String()) == "" {
		return text.Span{End: end}
	}
	return text.At(end)
}
