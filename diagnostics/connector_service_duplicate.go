package diagnostics

import (
	"fmt"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var connectorServiceDuplicate = &Rule{
	Code:     "connector-service-duplicate",
	Severity: Error,
	Summary:  "Two connectors of a Desk extension connect to the same service.",
	Why:      "A Desk extension has one connection for each service. Ask for all the scopes that it needs in that one.",
	Bad: `{"service": "DESK", "connectors": [{"connectionLinkName": "chat", "connectionName": "Chat", "serviceName": "slack"}, ` +
		`{"connectionLinkName": "talk", "connectionName": "Talk", "serviceName": "slack"}]}`,
	Good: `{"service": "DESK", "connectors": [{"connectionLinkName": "chat", "connectionName": "Chat", "serviceName": "slack"}, ` +
		`{"connectionLinkName": "talk", "connectionName": "Talk", "serviceName": "talk1"}]}`,
	Source: toolkit,
	only:   uniqueInConnectors("serviceName"),
	unique: &uniqueness{
		in: []manifest.Place{manifest.InConnectors},
		of: func(e *manifest.Entry, c *manifest.Connector) (string, syntax.Value) {
			s, v := trimmedMember(c, "serviceName")
			if _, ok := refusedService(e.Service, s); ok {
				return "", v // see connector-service-zoho
			}
			return s, v
		},
		report: func(p *Pass, name string, first, t occurrence) {
			if sameItems(first, t) {
				return // link-name-duplicate removes it
			}
			d := p.Report(t.at, "Service %s is already connected; %s takes one connector for a service", shown(name), p.Model().Service.Name)
			d.Relate(first.at, fmt.Sprintf("%s is first connected here", shown(name)))
		},
	},
}

// refusedService returns what is said against a service in connectors of s, and whether there is something.
func refusedService(s *catalog.Service, name string) (catalog.Value, bool) {
	if k := keyIn(s.Connector, "serviceName"); k != nil {
		return catalog.FindValue(k.Refused, name)
	}
	return catalog.Value{}, false
}
