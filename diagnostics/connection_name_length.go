package diagnostics

import (
	"unicode/utf8"

	"plugin-manifest-ls/internal/manifest"
)

// longestConnectionName is the number of characters that Sigma's form takes.
const longestConnectionName = 50

var connectionNameLength = &Rule{
	Code:     "connection-name-length",
	Severity: Error,
	Summary:  "A connection name has more than 50 characters.",
	Why:      "Sigma takes connection names of up to 50 characters, so there can be no connection of this name.",
	Bad:      `{"connectionLinkName": "orders", "connectionName": "Orders of the web shop, their parcels and their returns"}`,
	Good:     `{"connectionLinkName": "orders", "connectionName": "Orders of the web shop"}`,
	Source:   writerConnections,
	connector: func(p *Pass, c *manifest.Connector) {
		it, _ := c.Member("connectionName")
		name, ok := content(it.Value())
		if n := utf8.RuneCountInString(name); ok && n > longestConnectionName {
			from := len(string([]rune(name)[:longestConnectionName]))
			p.Report(within(it.Value(), name, from, len(name)), "Connection name has %d characters; expected at most %d", n, longestConnectionName)
		}
	},
}
