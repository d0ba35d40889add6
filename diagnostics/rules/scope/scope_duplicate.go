package scope

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
)

var scopeDuplicate = &rule.Rule{
	Code:     "scope-duplicate",
	Severity: rule.Warning,
	Summary:  "A connector lists a scope twice.",
	Why:      "A repeated scope has no effect. It may be a typo for another scope.",
	Bad:      `{"connectionLinkName": "orders", "connectionName": "Orders", "scope": ["read", "read"]}`,
	Good:     `{"connectionLinkName": "orders", "connectionName": "Orders", "scope": ["read"]}`,
	Fix:      "Removes the duplicate.",
	Source:   rule.Published,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		scopes := p.Scopes(c)
		if len(scopes) < 2 {
			return
		}
		first := make(map[string]rule.Scope, len(scopes))
		for _, s := range scopes {
			other, repeated := first[s.Name]
			if !repeated {
				first[s.Name] = s
				continue
			}
			if strings.TrimSpace(s.Name) == "" {
				continue
			}
			d := p.Report(s.Item.Value().Span(), "Scope %s is already listed", rule.Display(s.Name))
			d.Unnecessary = true
			d.Relate(other.Item.Value().Span(), fmt.Sprintf("%s is first listed here", rule.Display(s.Name)))
			d.FixSurely("Remove duplicate "+rule.Display(s.Name), rule.ScopesOf(c).Remove(s.Index))
		}
	},
}
