package scope

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var scopesType = &rule.Rule{
	Code:     "scopes-type",
	Severity: rule.Error,
	Summary:  "The scopes of a connector are not an array.",
	Why:      "Scopes must be an array with one string per scope, even for a single scope.",
	Bad:      `{"connectionLinkName": "books", "connectionName": "Books", "scope": "ZohoBooks.invoices.READ, ZohoBooks.contacts.READ"}`,
	Good:     `{"connectionLinkName": "books", "connectionName": "Books", "scope": ["ZohoBooks.invoices.READ", "ZohoBooks.contacts.READ"]}`,
	Fix:      "Converts the scopes to an array.",
	Source:   rule.Toolkit,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		it, ok := c.Scopes()
		v := it.Value()
		if !ok || v.Kind() == syntax.Array || !rule.IsFinished(v) {
			return
		}
		d := p.Report(rule.Head(v), "%s must be an array of strings, not %s", rule.Noun(c.Keys(), c.ScopesKey()), rule.TypeName(v))
		s, isString := rule.Content(v)
		switch {
		case isString && rule.IsSample(s):
			d.Fix("Put it in an array", text.Edit{Span: v.Span(), New: "[" + v.Raw() + "]"})
		case isString && !rule.Blank(v):
			d.FixSurely("Convert to an array", text.Edit{Span: v.Span(), New: "[" + strings.Join(rule.QuoteAll(rule.SplitWords(s)), ", ") + "]"})
		case isString || v.Kind() == syntax.Null:
			d.Fix("Change to []", text.Edit{Span: v.Span(), New: "[]"})
		}
	},
}
