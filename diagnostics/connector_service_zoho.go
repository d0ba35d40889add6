package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var connectorServiceZoho = &Rule{
	Code:     "connector-service-zoho",
	Severity: Error,
	Summary:  "The connection of a Desk extension to Zoho stands among its connectors.",
	Why:      "The connection whose service is `zlabs_integration` authorises the extension when it is installed. It is the value of `zohoAuthorisation`, with `\"type\": \"connectors\"`, and the toolkit rejects it in `connectors`.",
	Bad:      `{"service": "DESK", "connectors": [{"connectionLinkName": "desk", "connectionName": "Desk", "serviceName": "zlabs_integration", "scope": ["Desk.tickets.READ"]}]}`,
	Good:     `{"service": "DESK", "connectors": [], "zohoAuthorisation": {"connectionLinkName": "desk", "type": "connectors", "connectionName": "Desk", "serviceName": "zlabs_integration", "scope": ["Desk.tickets.READ"]}}`,
	Fix:      "Moves it there, unless another connection is there already.",
	Source:   toolkit,
	only: func(s *catalog.Service) bool {
		k := keyIn(s.Connector, "serviceName")
		return s.Uses(manifest.InConnectors.Key()) && k != nil && len(k.Refused) > 0
	},
	connector: func(p *Pass, c *manifest.Connector) {
		name, v := trimmedMember(c, "serviceName")
		refused, ok := refusedService(c.Service, name)
		if !ok || c.Place != manifest.InConnectors {
			return
		}
		d := p.Report(v.Span(), "Service %s is not taken here: %s", shown(name), clause(refused.Doc))
		d.FixWith("Move into zohoAuthorisation", func() []text.Edit { return authorise(p.Model(), c) })
	},
}

// authorise returns the edits that move a connector into zohoAuthorisation. They are nil if another one is there
// or the connector is not whole.
func authorise(m *manifest.Model, c *manifest.Connector) []text.Edit {
	key := manifest.InAuthorisation.Key()
	s, there := m.Section(manifest.InAuthorisation)
	v := s.Item.Value()
	if !c.Value.Whole() || !m.Root.Whole() || there && !vacant(v) {
		return nil
	}
	f := authorisation(c)
	connectors, _ := m.Section(c.Place)
	array := connectors.Item.Value()
	gone := array.Remove(array.Search(c.Value.Span().End))
	if there {
		return []text.Edit{gone, m.Tree.Put(v.Span(), f)}
	}
	names := namesOf(m.Root)
	return append(m.Root.Insert(placeFor(names, m.Service.Keys, key), scaffold.Named(key, f)), gone)
}

// vacant reports whether v, the value of zohoAuthorisation, is no connection.
func vacant(v syntax.Value) bool {
	return v.Kind() == syntax.Null || blank(v) || v.Kind() == syntax.Object && v.Whole() && v.Len() == 0
}

// authorisation returns c as it stands in zohoAuthorisation: with its type behind the link name.
func authorisation(c *manifest.Connector) syntax.Fragment {
	var members []syntax.Fragment
	for _, it := range c.Members() {
		members = append(members, it.Lift())
	}
	if _, ok := c.Member("type"); !ok {
		keys := catalog.AuthorisationKeys()
		k := *keyIn(keys, "type")
		members = slices.Insert(members, placeFor(c.Names(), keys, k.Name), syntax.Fragment{New: quoteRaw(k.Name) + ": " + k.Default})
	}
	return scaffold.Object(members...)
}
