package actions

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// NewConnector is a kind of connector to add.
type NewConnector struct {
	Auth    *catalog.AuthType // of a connector in the guide form; nil for the Sigma form
	Service string            // of a connector in the Sigma form; empty for any
}

// Title returns the title of the action that adds it.
func (n NewConnector) Title() string { return "Add connector: " + n.Label() }

// Label returns its name in a list of kinds of connectors.
func (n NewConnector) Label() string {
	switch {
	case n.Auth != nil:
		return n.Auth.Name
	case n.Service != "":
		return n.Service
	}
	return "copied from Sigma"
}

func (n NewConnector) form() catalog.Form {
	if n.Auth != nil {
		return catalog.GuideForm
	}
	return catalog.SigmaForm
}

// NewConnectors returns the kinds of connectors that m can have: one for each authentication type, and the Sigma form,
// which is the only one for usedConnections.
func NewConnectors(m *manifest.Model) []NewConnector {
	place, ok := home(m)
	if !ok || !supports(m) {
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

// AddConnector returns the action that adds a connector after the one at span, or else after the last one. ok is false
// if it cannot be added.
func AddConnector(m *manifest.Model, span text.Span, n NewConnector) (a Action, ok bool) {
	place, ok := home(m)
	if !ok || !supports(m) || n.Auth != nil && place != manifest.InConnectors {
		return Action{}, false
	}
	a = addition(m, place, span, n, scaffold.NewNames(m))
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

// addition returns the action that adds a connector, without edits if that is not possible.
func addition(m *manifest.Model, place manifest.Place, span text.Span, n NewConnector, names scaffold.Names) Action {
	names.Service = n.Service
	connector := func(s catalog.Service) syntax.Fragment {
		if n.Auth != nil {
			return scaffold.Connector(*n.Auth, names)
		}
		return scaffold.SigmaConnector(place, s, names)
	}
	a := Action{Title: n.Title(), Kind: Refactor, Connector: n.Label()}
	switch m.Root.Kind() {
	case syntax.Object:
		if m.Nature == manifest.Undecided && manifest.LooksLikeConnector(m.Root) {
			return a // must become a manifest first: see move
		}
		after := -1
		if s, ok := m.Section(place); ok {
			if i, ok := itemAt(s.Item.Value(), span); ok {
				after = i
			}
		}
		a.Edits = put(m, place, after, connector(m.Service))
	case syntax.Missing, syntax.Word, syntax.String:
		service := usual(n.form())
		a.Edits = []text.Edit{m.Tree.Put(insertionSpan(m), scaffold.Filled(service, place, connector(service)))}
	}
	return a
}

// insertionSpan returns what a new manifest replaces in a text without one: the word that is being typed, or all white
// space if there is nothing else, or the empty span at the end.
func insertionSpan(m *manifest.Model) text.Span {
	if m.Root.Kind() != syntax.Missing {
		return m.Root.Span()
	}
	end := m.Tree.Text().Len()
	if strings.TrimSpace(m.Tree.Text().String()) == "" {
		return text.Span{End: end}
	}
	return text.At(end)
}
