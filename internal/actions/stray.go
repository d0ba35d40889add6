package actions

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// strays returns the indices of the members of the root at span that are connectors or parts of
// one, and the connectors.
func strays(m *manifest.Model, span text.Span) (indices []int, items []syntax.Fragment) {
	parts := scattered(m)
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

// scattered returns the indices of the members of the root that are those of a connector which has lost
// its braces.
func scattered(m *manifest.Model) []int {
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

// connectors returns the connectors that v is or, as an array, consists of; nil if it is anything else.
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

// known reports whether name is a key of the top level for the service, or for Desk if the service is
// not known.
func known(m *manifest.Model, name string) bool {
	keys := m.Service.Keys
	if m.Service.Code == "" {
		desk, _ := catalog.LookupService("DESK")
		keys = desk.Keys
	}
	_, ok := catalog.FindKey(keys, name)
	return ok || name == manifest.InConnectors.Key() || name == manifest.InUsed.Key()
}

// formOf returns the form of v, which is a connector or an array of them.
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
