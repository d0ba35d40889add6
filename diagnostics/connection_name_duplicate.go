package diagnostics

import (
	"fmt"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var connectionNameDuplicate = &Rule{
	Code:     "connection-name-duplicate",
	Severity: Error,
	Summary:  "Two connectors have the same connection name.",
	Why:      "People tell connections apart by their names when they authorise. The toolkit rejects a second one, but for Projects, whose documentation asks for unique names.",
	Bad: `{"service": "DESK", "connectors": [{"connectionLinkName": "chat", "connectionName": "Chat", "serviceName": "chat"}, ` +
		`{"connectionLinkName": "talk", "connectionName": "Chat", "serviceName": "talk"}]}`,
	Good: `{"service": "DESK", "connectors": [{"connectionLinkName": "chat", "connectionName": "Chat", "serviceName": "chat"}, ` +
		`{"connectionLinkName": "talk", "connectionName": "Talk", "serviceName": "talk"}]}`,
	Source: toolkit,
	only:   uniqueInConnectors("connectionName"),
	unique: &uniqueness{
		in: []manifest.Place{manifest.InConnectors},
		of: func(_ *manifest.Entry, c *manifest.Connector) (string, syntax.Value) {
			return trimmedMember(c, "connectionName")
		},
		report: func(p *Pass, name string, first, t occurrence) {
			if sameItems(first, t) {
				return // link-name-duplicate removes it
			}
			d := p.Report(t.at, "Connection name %s is already used by another connector", shown(name))
			d.Severity = rejection(keyIn(p.Model().Service.Connector, "connectionName").UniqueBy)
			d.Relate(first.at, fmt.Sprintf("%s is first used here", shown(name)))
		},
	},
}

// uniqueInConnectors returns the services in which no two connectors may share a member of that name.
func uniqueInConnectors(name string) func(*catalog.Service) bool {
	return func(s *catalog.Service) bool {
		return s.Uses(manifest.InConnectors.Key()) &&
			slices.ContainsFunc(s.Connector, func(k catalog.Key) bool { return k.Name == name && k.UniqueBy != 0 })
	}
}

// trimmedMember returns what stands in the string c has under that name, without blanks around it, as
// uniqueness is told. It is empty if a sample's placeholder stands there.
func trimmedMember(c *manifest.Connector, name string) (string, syntax.Value) {
	it, _ := c.Member(name)
	s, ok := content(it.Value())
	if !ok || isSample(s) {
		return "", syntax.Value{}
	}
	return strings.TrimSpace(s), it.Value()
}
