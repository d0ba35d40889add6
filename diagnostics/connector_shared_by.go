package diagnostics

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var connectorSharedByMissing = &Rule{
	Code:     "connector-shared-by-missing",
	Severity: Error,
	Summary:  "A connector of a Show extension does not say whose connection it is.",
	Why:      "`sharedBy` is the id of the account that made the connection in Sigma. The rules for Show ask for it in every connector.",
	Bad:      `{"service": "SHOW", "connectors": [{"connectionLinkName": "photos", "connectionName": "Photos"}]}`,
	Good:     `{"service": "SHOW", "connectors": [{"connectionLinkName": "photos", "connectionName": "Photos", "sharedBy": 712345678}]}`,
	Fix:      "Adds `sharedBy` for you to fill in.",
	Source:   toolkit,
	only:     asksOfConnectors("sharedBy"),
	connector: func(p *Pass, c *manifest.Connector) {
		lacksMember(p, c, "sharedBy", "id of the account that shares the connection")
	},
}

var connectorSharedByType = &Rule{
	Code:     "connector-shared-by-type",
	Severity: Warning,
	Summary:  "The account that shares a connection is no id.",
	Why:      "`sharedBy` is the id of the account that made the connection in Sigma: digits, in a string or as a number. The rules for Show reject a string.",
	Bad:      `{"service": "SHOW", "connectors": [{"connectionLinkName": "photos", "connectionName": "Photos", "sharedBy": "712345678"}]}`,
	Good:     `{"service": "SHOW", "connectors": [{"connectionLinkName": "photos", "connectionName": "Photos", "sharedBy": 712345678}]}`,
	Fix:      "For Show: takes the quotation marks away.",
	Source:   toolkit,
	connector: func(p *Pass, c *manifest.Connector) {
		it, ok := c.Member("sharedBy")
		v, k := it.Value(), keyIn(c.Keys(), "sharedBy")
		if !ok || k == nil || !settled(v) {
			return
		}
		s, isString := content(v)
		whole := v.Kind() == syntax.Number && isDigits(v.Raw())
		takesStrings := k.Type == catalog.String || slices.Contains(k.Also, catalog.String)
		if whole || isString && (takesStrings || isSample(s)) {
			return
		}
		expected := "a whole number"
		if takesStrings {
			expected = "a string of digits"
		}
		d := wrongType(p, v, "The id of the account that shares a connection", expected)
		if v.Kind() == syntax.Number {
			d.Message = "The id of the account that shares a connection must be " + expected + ", not " + v.Raw()
		}
		d.Severity = rejection(k.RequiredBy)
		if s = strings.TrimSpace(s); isDigits(s) && (s == "0" || s[0] != '0') {
			d.FixSurely("Take the quotation marks away", text.Edit{Span: v.Span(), New: s})
		}
	},
}

// isDigits reports whether s is some digits and nothing else.
func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
