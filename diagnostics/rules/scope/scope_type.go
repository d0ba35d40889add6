package scope

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
)

var scopeType = &rule.Rule{
	Code:     "scope-type",
	Severity: rule.Error,
	Summary:  "A scope is not a string, or is empty.",
	Why:      "Each array item must be one scope, written as a string.",
	Bad:      `{"connectionLinkName": "orders", "connectionName": "Orders", "scope": ["read", ""]}`,
	Good:     `{"connectionLinkName": "orders", "connectionName": "Orders", "scope": ["read"]}`,
	Fix:      "Removes the array item.",
	Source:   rule.Toolkit,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		scopes := rule.ScopesOf(c)
		for i := range scopes.Len() {
			v := scopes.Item(i).Value()
			if !rule.IsFinished(v) {
				continue
			}
			switch _, isString := rule.Content(v); {
			case rule.Blank(v):
				p.Report(v.Span(), "Scope must not be empty").Fix("Remove empty scope", scopes.Remove(i))
			case !isString:
				p.Report(rule.Head(v), "Scope must be a string, not %s", rule.TypeName(v)).Fix("Remove it", scopes.Remove(i))
			}
		}
	},
}
