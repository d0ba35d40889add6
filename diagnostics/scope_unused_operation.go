package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/symbols"
)

var scopeUnusedOperation = &Rule{
	Code:    "scope-unused-operation",
	Summary: "A scope grants an operation that the code never asks for.",
	Why: "Users are asked to grant every scope. The rule is off unless a project turns it on, because it takes the method of a request for the operation: `GET` for `READ`, `POST` for `CREATE`, `PUT` and `PATCH` for `UPDATE`, `DELETE` for `DELETE`. " +
		"Some products read by `POST`. Nothing is said where a connection or a method is worked out while the code runs, nor of scopes that end in `ALL`.",
	Bad: strings.Replace(withCode, `ZohoBooks.settings.ALL`, `ZohoBooks.invoices.READ", "ZohoBooks.invoices.DELETE`, 1) +
		"ZOHODESK.request({ url: \"https://books.example.com\", type: \"GET\", connectionLinkName: \"books\" });\n",
	Good: strings.Replace(withCode, `ZohoBooks.settings.ALL`, `ZohoBooks.invoices.READ`, 1) +
		"ZOHODESK.request({ url: \"https://books.example.com\", type: \"GET\", connectionLinkName: \"books\" });\n",
	Source: published,
	only:   connectorUnused.only,
	connector: func(p *Pass, c *manifest.Connector) {
		x := p.Code()
		d, ok := symbols.DeclarationOf(c)
		if !x.Complete() || len(x.Dynamic()) > 0 || !ok || !settled(d.Value) {
			return
		}
		asked, known := operations(x.Uses(d.Name))
		it, _ := c.Scopes()
		for item := range it.Value().Items() {
			scope, ok := content(item.Value())
			if operation := scope[strings.LastIndexByte(scope, '.')+1:]; ok && known && grantable[operation] && strings.Count(scope, ".") > 1 && !asked[operation] {
				p.Report(item.Value().Span(), "Scope %s is for an operation that no request through %s asks for", shown(scope), shown(d.Name))
			}
		}
	},
}

// grantable are the operations of Zoho's scopes that a method of HTTP stands for.
var grantable = map[string]bool{"READ": true, "CREATE": true, "UPDATE": true, "DELETE": true}

// operationOf has the operation that a method of HTTP asks for.
var operationOf = map[string]string{"GET": "READ", "POST": "CREATE", "PUT": "UPDATE", "PATCH": "UPDATE", "DELETE": "DELETE"}

// operations returns the operations that the requests of uses ask for; known is false if that is not known of all, or
// if there are none.
func operations(uses []symbols.Place) (asked map[string]bool, known bool) {
	asked = map[string]bool{}
	for _, use := range uses {
		operation, ok := operationOf[use.Method]
		if !ok || use.Certainty == symbols.Possible {
			return nil, false
		}
		asked[operation] = true
	}
	return asked, len(uses) > 0
}
