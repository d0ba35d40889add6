package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var scopesType = &Rule{
	Code:     "scopes-type",
	Severity: Error,
	Summary:  "The scopes of a connector are not in an array.",
	Why:      "Scopes are an array of strings with one scope each, even if there is only one.",
	Bad:      `{"connectionLinkName": "books", "connectionName": "Books", "scope": "ZohoBooks.invoices.READ, ZohoBooks.contacts.READ"}`,
	Good:     `{"connectionLinkName": "books", "connectionName": "Books", "scope": ["ZohoBooks.invoices.READ", "ZohoBooks.contacts.READ"]}`,
	Fix:      "Makes an array of them.",
	Source:   toolkit,
	connector: func(p *Pass, c *manifest.Connector) {
		it, ok := c.Scopes()
		v := it.Value()
		if !ok || v.Kind() == syntax.Array || !settled(v) {
			return
		}
		span := v.Span()
		if v.Kind() == syntax.Object {
			span = brace(v)
		}
		d := p.Report(span, "Scopes must be an array of strings, not %s", kindOf(v))
		s, isString := content(v)
		switch {
		case isString && isSample(s):
			d.Fix("Put it in an array", text.Edit{Span: v.Span(), New: "[" + v.Raw() + "]"})
		case isString && !blank(v):
			d.FixSurely("Make an array of it", text.Edit{Span: v.Span(), New: "[" + strings.Join(quoteAll(fields(s)), ", ") + "]"})
		case isString || v.Kind() == syntax.Null:
			d.Fix("Change to []", text.Edit{Span: v.Span(), New: "[]"})
		}
	},
}

// quoteAll returns each of list as a JSON string.
func quoteAll(list []string) []string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = quoteRaw(s)
	}
	return quoted
}
