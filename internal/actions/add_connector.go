package actions

import (
	"context"
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

// Description says when this kind of connector is used, as plain text.
func (n NewConnector) Description() string {
	if n.Auth != nil {
		return strings.ReplaceAll(n.Auth.Doc, "`", "")
	}
	return "A connection as Sigma shows it for the manifest, with connectionLinkName."
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
	return addConnector(m, span, n, scaffold.NewNames(m))
}

func addConnector(m *manifest.Model, span text.Span, n NewConnector, names scaffold.Names) (a Action, ok bool) {
	place, ok := home(m)
	if !ok || !supports(m) || n.Auth != nil && place != manifest.InConnectors {
		return Action{}, false
	}
	a = addition(m, place, span, n, names)
	a.Edits = join(a.Edits)
	return a, sound(m.Tree, a.Edits)
}

// AddConnectors returns an action for each kind of connector that can be added after the one at span, or else after the
// last one.
func AddConnectors(ctx context.Context, m *manifest.Model, span text.Span) []Action {
	if m.Tree.FaultCount() > maxFaults {
		return nil
	}
	var all []Action
	names := scaffold.NewNames(m)
	for _, n := range NewConnectors(m) {
		if ctx.Err() != nil {
			return nil
		}
		if a, ok := addConnector(m, span, n, names); ok {
			all = append(all, a)
		}
	}
	return all
}

// OffersConnectors reports whether a connector can be added and span is where a user would look for that: in the property
// that has the connectors or, if there is none, in the root but not in a nested object or array.
func OffersConnectors(m *manifest.Model, span text.Span) bool {
	kinds := NewConnectors(m)
	if len(kinds) == 0 || m.Tree.FaultCount() > maxFaults || !isHome(m, span) {
		return false
	}
	_, ok := AddConnector(m, span, kinds[0])
	return ok
}

func isHome(m *manifest.Model, span text.Span) bool {
	if m.Root.Kind() != syntax.Object {
		return true
	}
	place, _ := home(m)
	if s, ok := m.Section(place); ok {
		core := s.Item.Core()
		return core.Touches(span.Start) && core.Touches(span.End)
	}
	for _, it := range m.Members() {
		v := it.Value()
		inside := v.Span().Start < span.End && span.Start < v.Span().End
		if inside && (v.Kind() == syntax.Object || v.Kind() == syntax.Array) {
			return false
		}
	}
	return true
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
	a := Action{Title: n.Title(), Kind: Addition, Connector: &n}
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
