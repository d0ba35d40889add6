package connector

import (
	"unicode/utf8"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
)

var connectionNameLength = &rule.Rule{
	Code:     "connection-name-length",
	Severity: rule.Error,
	Summary:  "A connection name has more than 50 characters.",
	Why:      "Sigma limits connection names to 50 characters, so a connection with this name cannot exist.",
	Bad:      `{"connectionLinkName": "orders", "connectionName": "Orders of the web shop, their parcels and their returns"}`,
	Good:     `{"connectionLinkName": "orders", "connectionName": "Orders of the web shop"}`,
	Source:   rule.WriterConnections,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		it, _ := c.Member("connectionName")
		name, ok := rule.Content(it.Value())
		if n := utf8.RuneCountInString(name); ok && n > maxConnectionName {
			from := len(string([]rune(name)[:maxConnectionName]))
			p.Report(rule.Within(it.Value(), name, from, len(name)), "Connection name has %d characters; at most %d are allowed", n, maxConnectionName)
		}
	},
}

// maxConnectionName is the maximum number of characters in Sigma's form.
const maxConnectionName = 50
