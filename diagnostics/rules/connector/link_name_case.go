package connector

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
)

var linkNameCase = &rule.Rule{
	Code:     "link-name-case",
	Severity: rule.Hint,
	Summary:  "A connection link name contains uppercase letters.",
	Why:      "Sigma creates connection link names in lowercase. Code must use exactly the same name.",
	Bad:      `{"connectionLinkName": "WebShop", "connectionName": "WebShop"}`,
	Good:     `{"connectionLinkName": "webshop", "connectionName": "WebShop"}`,
	Fix:      "Converts the name to lowercase.",
	Source:   rule.Published,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		name, v, ok := rule.LinkName(c)
		if !ok || rule.LinkNameOf(name) != name {
			return // link-name-whitespace and link-name-characters have the better fix
		}
		if lower := strings.ToLower(name); lower != name {
			p.Report(v.Span(), "Connection link name %s should be lowercase, as Sigma creates it", rule.Display(name)).
				Fix(rule.ChangeTitle(lower), rule.ReplaceString(v, lower))
		}
	},
}
