package actions

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// NewConnector says what kind of connector to add.
type NewConnector struct {
	Auth    *catalog.AuthType // of one in the guide form; nil for the form that Sigma gives
	Service string            // of a connection in the form of Sigma; empty for any
}

// Title says what is added, as an order.
func (n NewConnector) Title() string {
	switch {
	case n.Auth != nil:
		return "Add connector: " + n.Auth.Name
	case n.Service != "":
		return "Add connector: " + n.Service
	}
	return "Add connector: copied from Sigma"
}

func (n NewConnector) form() catalog.Form {
	if n.Auth != nil {
		return catalog.GuideForm
	}
	return catalog.SigmaForm
}

// NewConnectors returns the kinds of connectors that m can have: one for each type of authentication, and
// the one that Sigma gives. In usedConnections there is nothing but the form of Sigma.
func NewConnectors(m *manifest.Model) []NewConnector {
	place, ok := home(m)
	if !ok || !about(m) {
		return nil
	}
	var all []NewConnector
	if place == manifest.InConnectors {
		for _, auth := range catalog.AuthTypes() {
			all = append(all, NewConnector{Auth: &auth})
		}
	}
	return append(all, NewConnector{})
}

// AddConnector returns the action that adds a connector behind the one at span, or else behind the last
// one, and whether there is a place for it.
func AddConnector(m *manifest.Model, span text.Span, n NewConnector) (Action, bool) {
	place, ok := home(m)
	if !ok || !about(m) || n.Auth != nil && place != manifest.InConnectors {
		return Action{}, false
	}
	a := addition(m, place, span, n, scaffold.NewNames(m))
	a.Edits = join(a.Edits)
	return a, sound(m.Tree, a.Edits)
}

// add offers a new connector of each kind.
func add(m *manifest.Model, span text.Span) []Action {
	place, _ := home(m)
	names := scaffold.NewNames(m)
	var all []Action
	for _, n := range NewConnectors(m) {
		if a := addition(m, place, span, n, names); a.Edits != nil {
			all = append(all, a)
		}
	}
	return all
}

// addition returns the action that adds a connector, without edits if it has no place.
func addition(m *manifest.Model, place manifest.Place, span text.Span, n NewConnector, names scaffold.Names) Action {
	names.Service = n.Service
	connector := func(s catalog.Service) syntax.Fragment {
		if n.Auth != nil {
			return scaffold.Connector(*n.Auth, names)
		}
		return scaffold.SigmaConnector(place, s, names)
	}
	a := Action{Title: n.Title(), Kind: Refactor}
	switch m.Root.Kind() {
	case syntax.Object:
		if m.Nature == manifest.Unborn && manifest.LooksLikeConnector(m.Root) {
			return a // it has to become a manifest first: see move
		}
		after := -1
		if s, ok := m.Section(place); ok {
			if i, ok := elementAt(s.Item.Value(), span); ok {
				after = i
			}
		}
		a.Edits = put(m, place, after, connector(m.Service))
	case syntax.Missing, syntax.Word, syntax.String:
		service := usual(n.form())
		a.Edits = []text.Edit{m.Tree.Put(blank(m), scaffold.Filled(service, place, connector(service)))}
	}
	return a
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
