package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var scopeSeparator = &Rule{
	Code:     "scope-separator",
	Severity: Warning,
	Summary:  "A string holds several scopes, or white space beside one.",
	Why:      "Every element of the array is one scope. No scope has white space in it, and none of Zoho's has a comma.",
	Bad:      `{"connectionLinkName": "orders", "connectionName": "Orders", "scope": ["read write"]}`,
	Good:     `{"connectionLinkName": "orders", "connectionName": "Orders", "scope": ["read", "write"]}`,
	Fix:      "Makes a string of each.",
	Source:   catalog.Source{Title: "RFC 6749, section 3.3", URL: "https://www.rfc-editor.org/rfc/rfc6749#section-3.3", Grade: catalog.Documented},
	connector: func(p *Pass, c *manifest.Connector) {
		for _, scope := range p.scopes(c) {
			v, s := scope.item.Value(), scope.name
			if !strings.ContainsFunc(s, separates) || isSample(s) {
				continue
			}
			parts := fields(s)
			if len(parts) == 0 {
				continue
			}
			d := p.Report(within(v, s, 0, len(s)), "Scope %s has separators around it; expected the scope alone", shown(s))
			title := changeTo(parts[0])
			if len(parts) > 1 {
				d.Message = "String " + shown(s) + " holds several scopes; expected one string for each"
				title = "Make a string of each scope"
			}
			fix := splitItem(p.Model().Tree, scope.item, parts)
			if surelySeparate(s, parts) {
				d.FixSurely(title, fix)
			} else {
				d.Fix(title, fix)
			}
		}
	},
}

// surelySeparate reports whether the parts of s must be scopes of their own: a comma could be part
// of a name that some service made up, white space never is.
func surelySeparate(s string, parts []string) bool {
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

// splitItem returns the edit that puts parts in the place of the array's item, below each other if
// the item has a line of its own.
func splitItem(t *syntax.Tree, it syntax.Item, parts []string) text.Edit {
	lead := t.Text().Slice(text.Span{Start: it.Span().Start, End: it.Core().Start})
	separator := ", "
	if strings.ContainsAny(lead, "\r\n") {
		separator = ",\n"
	}
	return t.Put(it.Value().Span(), syntax.Fragment{New: strings.Join(quoteAll(parts), separator)})
}
