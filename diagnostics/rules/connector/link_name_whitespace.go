package connector

import (
	"strings"
	"unicode"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
)

var linkNameWhitespace = &rule.Rule{
	Code:     "link-name-whitespace",
	Severity: rule.Error,
	Summary:  "A connection link name contains white space.",
	Why:      "Connection link names in Sigma contain no white space, and code finds a connection only by its exact link name. The value is probably the connection name, which may contain spaces.",
	Bad:      `{"connectionLinkName": "my books", "connectionName": "My books"}`,
	Good:     `{"connectionLinkName": "my_books", "connectionName": "My books"}`,
	Fix:      "Replaces the name with the one that Sigma would create. The fix is safe only if neither a file of the extension nor the committed manifest contains the name.",
	Source:   rule.WriterConnections,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		name, v, ok := rule.LinkName(c)
		if !ok || !strings.ContainsFunc(name, unicode.IsSpace) || strings.TrimSpace(name) == "" {
			return
		}
		d := p.Report(v.Span(), "Connection link name %s must not contain white space", rule.Display(name))
		if derived := manifest.LinkName(name); derived != "" {
			rule.ReplaceBy(d, v, derived, p.LinkNameIsFree(name))
		}
	},
}
