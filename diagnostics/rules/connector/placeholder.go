package connector

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
)

var placeholder = &rule.Rule{
	Code:     "placeholder",
	Severity: rule.Warning,
	Summary:  "A connector contains a placeholder from a sample.",
	Why:      "Samples contain placeholders such as `https://...`, `<Connection Link Name>` or `****`. Replace them with your own values.",
	Bad:      `{"connectionLinkName": "<Connection Link Name>", "connectionName": "Books"}`,
	Good:     `{"connectionLinkName": "books", "connectionName": "Books"}`,
	Fix:      "Replaces a connection link name with the one that Sigma would create from the connection name.",
	Source:   rule.WriterConnections,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		for _, it := range c.Members() {
			checkPlaceholder(p, c, it.Value())
			if it.Value().Kind() == syntax.Array {
				for item := range it.Value().Items() {
					checkPlaceholder(p, c, item.Value())
				}
			}
		}
	},
}

// checkPlaceholder reports the value v of a property of c, or an item of it, if it contains a placeholder.
func checkPlaceholder(p *rule.Pass, c *manifest.Connector, v syntax.Value) {
	s, ok := rule.Content(v)
	if !ok {
		return
	}
	from, to := secret.PlaceholderIn(s)
	if to == 0 {
		return
	}
	span := v.Span()
	if to-from < len(s) {
		span = rule.Within(v, s, from, to)
	}
	d := p.Report(span, "Placeholder %s must be replaced with your own value", rule.Display(s[from:to]))
	if it, _ := c.LinkName(); it.Value().Span() == v.Span() {
		if derived := derivedLinkName(c); derived != "" {
			d.Fix(rule.ChangeTitle(derived), rule.ReplaceString(v, derived))
		}
	}
}
