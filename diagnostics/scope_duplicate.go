package diagnostics

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/internal/manifest"
)

var scopeDuplicate = &Rule{
	Code:     "scope-duplicate",
	Severity: Warning,
	Summary:  "A connector lists a scope twice.",
	Why:      "The second one has no effect. Perhaps another scope was meant.",
	Bad:      `{"connectionLinkName": "orders", "connectionName": "Orders", "scope": ["read", "read"]}`,
	Good:     `{"connectionLinkName": "orders", "connectionName": "Orders", "scope": ["read"]}`,
	Fix:      "Removes it.",
	Source:   published,
	connector: func(p *Pass, c *manifest.Connector) {
		scopes := p.scopes(c)
		if len(scopes) < 2 {
			return
		}
		first := make(map[string]scope, len(scopes))
		for _, s := range scopes {
			other, twice := first[s.name]
			if !twice {
				first[s.name] = s
				continue
			}
			if strings.TrimSpace(s.name) == "" || isSample(s.name) {
				continue
			}
			d := p.Report(s.item.Value().Span(), "Scope %s is listed twice", shown(s.name))
			d.Unnecessary = true
			d.Relate(other.item.Value().Span(), fmt.Sprintf("%s is first listed here", shown(s.name)))
			d.FixSurely("Remove the second "+shown(s.name), scopesOf(c).Remove(s.index))
		}
	},
}
