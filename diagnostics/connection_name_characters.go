package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var connectionNameCharacters = &Rule{
	Code:     "connection-name-characters",
	Severity: Error,
	Summary:  "A connection name has characters that the toolkit does not take.",
	Why:      "The name of a connection is a letter, then letters, digits, blanks, `-` and `_`. Sigma itself may allow more: rename the connection there, too.",
	Bad:      `{"service": "DESK", "connectors": [{"connectionLinkName": "chat", "connectionName": "Chat (beta)", "serviceName": "chat"}]}`,
	Good:     `{"service": "DESK", "connectors": [{"connectionLinkName": "chat", "connectionName": "Chat beta", "serviceName": "chat"}]}`,
	Fix:      "Leaves the other characters out.",
	Source:   toolkit,
	only: func(s *catalog.Service) bool {
		return slices.ContainsFunc(s.Connector, func(k catalog.Key) bool { return k.Name == "connectionName" && k.Pattern != "" })
	},
	connector: func(p *Pass, c *manifest.Connector) {
		it, k := knownMember(c, "connectionName")
		if s, ok := literal(it.Value()); ok && k != nil && k.Pattern != "" && !blank(it.Value()) {
			needPattern(p, it.Value(), s, "Connection name", k.Pattern)
		}
	},
}

// knownMember returns a member of c, a connector in connectors, and what the catalogue says of it. The key is
// nil if there is no such member or none in the form of c.
func knownMember(c *manifest.Connector, name string) (it syntax.Item, k *catalog.Key) {
	it, ok := c.Member(name)
	if !ok || c.Place != manifest.InConnectors {
		return it, nil
	}
	return it, keyIn(c.Keys(), name)
}
