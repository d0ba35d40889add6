package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
)

var linkNameCase = &Rule{
	Code:     "link-name-case",
	Severity: Hint,
	Summary:  "A connection link name has upper-case letters.",
	Why:      "Sigma derives link names in lower case, and code has to write the name in the same letters.",
	Bad:      `{"connectionLinkName": "WebShop", "connectionName": "WebShop"}`,
	Good:     `{"connectionLinkName": "webshop", "connectionName": "WebShop"}`,
	Fix:      "Writes it in lower case.",
	Source:   published,
	connector: func(p *Pass, c *manifest.Connector) {
		name, v, ok := linkName(c)
		if !ok || linkNameOf(name) != name {
			return // other rules have the better fix
		}
		if small := strings.ToLower(name); small != name {
			p.Report(v.Span(), "Connection link name %s has upper-case letters; Sigma derives lower case", shown(name)).
				Fix(changeTo(small), change(v, small))
		}
	},
}
