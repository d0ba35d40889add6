package code

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/symbols"
)

var scopeUnusedOperation = &rule.Rule{
	Code:    "scope-unused-operation",
	Summary: "A scope grants an operation that no request in the code needs.",
	Why: "Users must grant every scope. This rule derives the operation from the HTTP method of a request: `GET` needs `READ`, `POST` needs `CREATE`, `PUT` and `PATCH` need `UPDATE`, and `DELETE` needs `DELETE`. " +
		"It is off by default because some products also read with `POST`. Nothing is reported if code computes a connection or a method at run time, nor for scopes that end in `ALL`.",
	Bad: strings.Replace(exampleWithCode, `ZohoBooks.settings.ALL`, `ZohoBooks.invoices.READ", "ZohoBooks.invoices.DELETE`, 1) +
		"ZOHODESK.request({ url: \"https://books.example.com\", type: \"GET\", connectionLinkName: \"books\" });\n",
	Good: strings.Replace(exampleWithCode, `ZohoBooks.settings.ALL`, `ZohoBooks.invoices.READ`, 1) +
		"ZOHODESK.request({ url: \"https://books.example.com\", type: \"GET\", connectionLinkName: \"books\" });\n",
	Source: rule.Published,
	Only:   hasCode,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		x := p.Code
		d, ok := symbols.DeclarationOf(c)
		if !x.Complete() || len(x.Dynamic()) > 0 || !ok || !rule.IsFinished(d.Value) {
			return
		}
		needed, known := operationsOf(x.Uses(d.Name))
		if !known {
			return
		}
		it, _ := c.Scopes()
		for item := range it.Value().Items() {
			scope, ok := rule.Content(item.Value())
			if operation := scope[strings.LastIndexByte(scope, '.')+1:]; ok && hasMethod[operation] && strings.Count(scope, ".") > 1 && !needed[operation] {
				p.Report(item.Value().Span(), "Scope %s grants an operation that no request through %s needs", rule.Display(scope), rule.Display(d.Name))
			}
		}
	},
}

// hasMethod has the operations of Zoho's scopes that correspond to HTTP methods.
var hasMethod = map[string]bool{"READ": true, "CREATE": true, "UPDATE": true, "DELETE": true}

// operationOf maps HTTP methods to the operations that they need.
var operationOf = map[string]string{"GET": "READ", "POST": "CREATE", "PUT": "UPDATE", "PATCH": "UPDATE", "DELETE": "DELETE"}

// operationsOf returns the operations that the requests among uses need. known is false if there are no uses or if the
// operation of one is unknown.
func operationsOf(uses []symbols.Use) (needed map[string]bool, known bool) {
	needed = map[string]bool{}
	for _, use := range uses {
		operation, ok := operationOf[use.Method]
		if !ok || use.Certainty == symbols.Possible {
			return nil, false
		}
		needed[operation] = true
	}
	return needed, len(uses) > 0
}
