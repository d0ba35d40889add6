package diagnostics

import (
	"strings"
	"unicode"

	"plugin-manifest-ls/internal/manifest"
)

var linkNameWhitespace = &Rule{
	Code:     "link-name-whitespace",
	Severity: Error,
	Summary:  "A connection link name has white space in it.",
	Why:      "Sigma makes link names without spaces, and code finds a connection only by exactly this name. What stands here is probably the connection name, which may have spaces.",
	Bad:      `{"connectionLinkName": "my books", "connectionName": "My books"}`,
	Good:     `{"connectionLinkName": "my_books", "connectionName": "My books"}`,
	Fix:      "Replaces it by the name that Sigma would derive.",
	Source:   writerConnections,
	connector: func(p *Pass, c *manifest.Connector) {
		name, v, ok := linkName(c)
		if !ok || !strings.ContainsFunc(name, unicode.IsSpace) || strings.TrimSpace(name) == "" {
			return
		}
		d := p.Report(v.Span(), "Connection link name %s must not contain white space", shown(name))
		if derived := manifest.LinkName(name); derived != "" {
			d.FixSurely(changeTo(derived), change(v, derived))
		}
	},
}
