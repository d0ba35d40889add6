package actions

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// misplaced returns the indices of the properties of the root at span that are connectors or belong to one without
// braces, and those connectors.
func misplaced(m *manifest.Model, span text.Span) (indices []int, items []syntax.Fragment) {
	parts := unbraced(m)
	whole := slices.ContainsFunc(parts, func(i int) bool { return touches(m.Root.Item(i), span) })
	var members []syntax.Fragment
	for i, it := range m.Members() {
		if whole && slices.Contains(parts, i) {
			indices = append(indices, i)
			members = append(members, it.Lift())
			continue
		}
		if !touches(it, span) || it.HasKey() && known(m, it.Name()) {
			continue
		}
		if found := connectors(it.Value()); found != nil {
			indices = append(indices, i)
			items = append(items, found...)
		}
	}
	if whole {
		items = append(items, scaffold.Object(members...))
	}
	return indices, items
}

// unbraced returns the indices of the properties of the root that belong to a connector without braces.
func unbraced(m *manifest.Model) []int {
	var parts []int
	sigma, named, guide := false, -1, 0
	for i, it := range m.Members() {
		name := it.Name()
		_, inGuide := catalog.FindKey(catalog.ConnectorKeys(catalog.GuideForm), name)
		_, inSigma := catalog.FindKey(catalog.ConnectorKeys(catalog.SigmaForm), name)
		auth, _ := it.Value().Str()
		_, isAuth := catalog.FoldAuthType(auth)
		switch {
		case name == "name":
			named = i
		case !inGuide && !inSigma, name == "type" && !isAuth, name != "type" && known(m, name):
		default:
			parts = append(parts, i)
			sigma = sigma || name == "connectionLinkName"
			if inGuide {
				guide++
			}
		}
	}
	if sigma {
		return parts
	}
	if named < 0 || guide < 2 {
		return nil
	}
	parts = append(parts, named)
	slices.Sort(parts)
	return parts
}

// connectors returns v if it is a connector, or its items if it is an array of connectors, else nil.
func connectors(v syntax.Value) []syntax.Fragment {
	if manifest.LooksLikeConnector(v) {
		return []syntax.Fragment{v.Lift()}
	}
	if v.Kind() != syntax.Array {
		return nil
	}
	var all []syntax.Fragment
	for it := range v.Items() {
		if !manifest.LooksLikeConnector(it.Value()) {
			return nil
		}
		all = append(all, it.Value().Lift())
	}
	return all
}

// known reports whether name is a top-level property of the service, or of Zoho Desk if the service is unknown.
func known(m *manifest.Model, name string) bool {
	keys := m.Service.Keys
	if m.Service.Code == "" {
		desk, _ := catalog.LookupService("DESK")
		keys = desk.Keys
	}
	_, ok := catalog.FindKey(keys, name)
	return ok || name == manifest.InConnectors.Key() || name == manifest.InUsed.Key()
}

// formOf returns the form of v, a connector or an array of connectors.
func formOf(v syntax.Value) catalog.Form {
	if v.Kind() == syntax.Array && v.Len() > 0 {
		v = v.Item(0).Value()
	}
	if _, ok := v.Member("connectionLinkName"); ok {
		return catalog.SigmaForm
	}
	return catalog.GuideForm
}

func touches(it syntax.Item, span text.Span) bool {
	core := it.Core()
	return span.Start <= core.End && core.Start <= span.End
}
