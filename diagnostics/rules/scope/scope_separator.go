package scope

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

var scopeSeparator = &rule.Rule{
	Code:     "scope-separator",
	Severity: rule.Warning,
	Summary:  "A string contains several scopes, or separators around a scope.",
	Why:      "Each array item is one scope. Scopes contain no white space, and Zoho's scopes contain no commas.",
	Bad:      `{"connectionLinkName": "orders", "connectionName": "Orders", "scope": ["read write"]}`,
	Good:     `{"connectionLinkName": "orders", "connectionName": "Orders", "scope": ["read", "write"]}`,
	Fix:      "Splits the string into one array item per scope, or removes the separators.",
	Source:   catalog.Source{Title: "RFC 6749, section 3.3", URL: "https://www.rfc-editor.org/rfc/rfc6749#section-3.3", Grade: catalog.Documented},
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		for _, scope := range p.Scopes(c) {
			v, s := scope.Item.Value(), scope.Name
			if !strings.ContainsFunc(s, rule.Separates) || rule.IsSample(s) {
				continue
			}
			parts := rule.SplitWords(s)
			if len(parts) == 0 {
				continue
			}
			message, title := "Scope %s must not begin or end with white space, a comma or a semicolon", rule.ChangeTitle(parts[0])
			if len(parts) > 1 {
				message, title = "Scopes %s must be separate array items", "Split into separate scopes"
			}
			d := p.Report(rule.Within(v, s, 0, len(s)), message, rule.Display(s))
			fix := rule.SplitItem(p.Model.Tree, scope.Item, parts)
			if areScopes(s, parts) {
				d.FixSurely(title, fix)
			} else {
				d.Fix(title, fix)
			}
		}
	},
}

// areScopes reports whether it is certain that the parts of s are scopes: a scope of an unknown service may contain a
// comma, but never white space.
func areScopes(s string, parts []string) bool {
	if len(strings.Fields(s)) == len(parts) {
		return true
	}
	for _, part := range parts {
		if !catalog.KnownScope(part) {
			return false
		}
	}
	return true
}
