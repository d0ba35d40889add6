package connector

import (
	"fmt"
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var connectionNameDuplicate = &rule.Rule{
	Code:     "connection-name-duplicate",
	Severity: rule.Error,
	Summary:  "Two connectors have the same connection name.",
	Why:      "Users distinguish connections by name when they authorize them. zet rejects a repeated name. For Projects, only the documentation requires unique names, so it is a warning.",
	Bad: `{"service": "DESK", "connectors": [{"connectionLinkName": "chat", "connectionName": "Chat", "serviceName": "chat"}, ` +
		`{"connectionLinkName": "talk", "connectionName": "Chat", "serviceName": "talk"}]}`,
	Good: `{"service": "DESK", "connectors": [{"connectionLinkName": "chat", "connectionName": "Chat", "serviceName": "chat"}, ` +
		`{"connectionLinkName": "talk", "connectionName": "Talk", "serviceName": "talk"}]}`,
	Source: rule.Toolkit,
	Only: func(s *catalog.Service) bool {
		return s.Uses(manifest.InConnectors.Key()) &&
			slices.ContainsFunc(s.Connector, func(k catalog.Key) bool { return k.Name == "connectionName" && k.UniqueBy != 0 })
	},
	Unique: &rule.Uniqueness{
		In: []manifest.Place{manifest.InConnectors},
		Of: func(_ *manifest.Entry, c *manifest.Connector) (string, syntax.Value) {
			return trimmedString(c, "connectionName")
		},
		Report: func(p *rule.Pass, name string, first, t rule.Occurrence) {
			if rule.SameItems(first, t) {
				return // link-name-duplicate removes the connector
			}
			d := p.Report(t.At, "Connection name %s is already used by another connector", rule.Display(name))
			d.Severity = rule.Rejection(rule.FindKey(p.Model.Service.Connector, "connectionName").UniqueBy)
			d.Relate(first.At, fmt.Sprintf("%s is first used here", rule.Display(name)))
		},
	},
}
