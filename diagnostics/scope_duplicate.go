package diagnostics

import (
	"fmt"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
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
		scopes := scopesOf(c)
		if scopes.Len() < 2 {
			return
		}
		first := make(map[string]syntax.Value, scopes.Len())
		i := -1
		for it := range scopes.Items() {
			i++
			s, ok := content(it.Value())
			if !ok || blank(it.Value()) || isSample(s) {
				continue
			}
			other, twice := first[s]
			if !twice {
				first[s] = it.Value()
				continue
			}
			d := p.Report(it.Value().Span(), "Scope %s is listed twice", shown(s))
			d.Unnecessary = true
			d.Relate(other.Span(), fmt.Sprintf("%s is first listed here", shown(s)))
			d.FixSurely("Remove the second "+shown(s), scopes.Remove(i))
		}
	},
}
