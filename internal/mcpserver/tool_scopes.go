package mcpserver

import (
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"plugin-manifest-ls/internal/catalog"
)

var scopesTool = mcp.Tool{
	Name:  "scopes",
	Title: "Find scopes",
	Description: "Finds the scopes that a connection can request, by product, module and operation. With method and url, returns the scopes " +
		"that a request requires. Scopes cannot be guessed: use only those that this tool returns. Without input, lists the products.",
}

type scopesInput struct {
	Product   string `json:"product,omitempty" jsonschema:"such as Zoho Desk or Slack"`
	Module    string `json:"module,omitempty" jsonschema:"a part of the scope, such as tickets"`
	Operation string `json:"operation,omitempty" jsonschema:"the end of the scope, such as READ or CREATE"`
	Method    string `json:"method,omitempty" jsonschema:"the HTTP method of a request"`
	URL       string `json:"url,omitempty" jsonschema:"the URL of a request, such as https://desk.zoho.com/api/v1/tickets"`
}

type scopesOutput struct {
	Products []string      `json:"products,omitempty" jsonschema:"the products with known scopes"`
	Scopes   []scopeResult `json:"scopes"`
	Required [][]string    `json:"required,omitempty" jsonschema:"the sets of scopes of which the request requires one set; missing if they are unknown"`
	Omitted  int           `json:"omitted,omitempty" jsonschema:"the number of scopes that were left out because there are too many; add module or operation"`
}

type scopeResult struct {
	Scope   string `json:"scope"`
	Product string `json:"product"`
	Meaning string `json:"meaning"`
	Known   string `json:"known" jsonschema:"official, observed in public code, or official-pattern: a documented resource and operation whose combination is not verified"`
}

func findScopes(in scopesInput) (scopesOutput, error) {
	out := scopesOutput{Scopes: []scopeResult{}}
	if in.URL != "" {
		r, ok := catalog.RequiredScopes(strings.ToUpper(in.Method), in.URL)
		if ok {
			out.Required = r.Scopes
		}
		return out, nil
	}
	products := catalog.ScopeProducts()
	if in == (scopesInput{}) {
		out.Products = products
		return out, nil
	}
	list := catalog.Scopes()
	if in.Product != "" {
		i := slices.IndexFunc(products, func(p string) bool {
			return strings.EqualFold(p, in.Product) || strings.EqualFold(p, "Zoho "+in.Product)
		})
		if i < 0 {
			return scopesOutput{}, unknown("product", in.Product, products)
		}
		list = catalog.ScopesOf(products[i])
	}
	for _, s := range list {
		if containsFold(s.Name, in.Module) && strings.HasSuffix(strings.ToLower(s.Name), strings.ToLower(in.Operation)) {
			out.Scopes = append(out.Scopes, scopeResult{s.Name, s.Product, s.Meaning, s.Grade.String()})
		}
	}
	out.Scopes, out.Omitted = fitting(out.Scopes)
	return out, nil
}
