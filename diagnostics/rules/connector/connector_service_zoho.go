package connector

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var connectorServiceZoho = &rule.Rule{
	Code:     "connector-service-zoho",
	Severity: rule.Error,
	Summary:  "The Zoho connection of a Desk extension is in `connectors`.",
	Why:      "The connection to the service `zlabs_integration` authorizes the extension at installation. It must be the value of `zohoAuthorisation`, with `\"type\": \"connectors\"`. zet rejects it in `connectors`.",
	Bad:      `{"service": "DESK", "connectors": [{"connectionLinkName": "desk", "connectionName": "Desk", "serviceName": "zlabs_integration", "scope": ["Desk.tickets.READ"]}]}`,
	Good:     `{"service": "DESK", "connectors": [], "zohoAuthorisation": {"connectionLinkName": "desk", "type": "connectors", "connectionName": "Desk", "serviceName": "zlabs_integration", "scope": ["Desk.tickets.READ"]}}`,
	Fix:      "Moves the connector to `zohoAuthorisation`, unless that already contains a connection.",
	Source:   rule.Toolkit,
	Only: func(s *catalog.Service) bool {
		k := rule.FindKey(s.Connector, "serviceName")
		return s.Uses(manifest.InConnectors.Key()) && k != nil && len(k.Refused) > 0
	},
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		name, v := trimmedString(c, "serviceName")
		refused, ok := refusedService(c.Service, name)
		if !ok || c.Place != manifest.InConnectors {
			return
		}
		d := p.Report(v.Span(), "Service %s is not allowed here: %s", rule.Display(name), rule.Clause(refused.Doc))
		d.FixWith("Move to "+rule.QuoteRaw(manifest.InAuthorisation.Key()), func() []text.Edit { return moveToAuthorisation(p.Model, c) })
	},
}

// refusedService returns why a service is not allowed in connectors of s, and whether it is not.
func refusedService(s *catalog.Service, name string) (catalog.Value, bool) {
	if k := rule.FindKey(s.Connector, "serviceName"); k != nil {
		return catalog.FindValue(k.Refused, name)
	}
	return catalog.Value{}, false
}

// moveToAuthorisation returns the edits that move a connector to zohoAuthorisation. They are nil if that already contains
// a connection, or if the connector has a syntax error.
func moveToAuthorisation(m *manifest.Model, c *manifest.Connector) []text.Edit {
	key := manifest.InAuthorisation.Key()
	s, exists := m.Section(manifest.InAuthorisation)
	v := s.Item.Value()
	if !c.Value.Whole() || !m.Root.Whole() || exists && !vacant(v) {
		return nil
	}
	f := authorisation(c)
	connectors, _ := m.Section(c.Place)
	array := connectors.Item.Value()
	removal := array.Remove(array.Search(c.Value.Span().End))
	if exists {
		return []text.Edit{removal, m.Tree.Put(v.Span(), f)}
	}
	names := rule.NamesOf(m.Root)
	return append(m.Root.Insert(rule.InsertionIndex(names, m.Service.Keys, key), scaffold.Named(key, f)), removal)
}

// vacant reports whether v, the value of zohoAuthorisation, contains no connection.
func vacant(v syntax.Value) bool {
	return v.Kind() == syntax.Null || rule.Blank(v) || v.Kind() == syntax.Object && v.Whole() && v.Len() == 0
}

// authorisation returns c as the value of zohoAuthorisation, which has a type.
func authorisation(c *manifest.Connector) syntax.Fragment {
	var properties []syntax.Fragment
	for _, it := range c.Members() {
		properties = append(properties, it.Lift())
	}
	if _, ok := c.Member("type"); !ok {
		keys := catalog.AuthorisationKeys()
		k := *rule.FindKey(keys, "type")
		properties = slices.Insert(properties, rule.InsertionIndex(c.Names(), keys, k.Name), syntax.Fragment{New: rule.QuoteRaw(k.Name) + ": " + k.Default})
	}
	return scaffold.Object(properties...)
}
