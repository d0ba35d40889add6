package scope

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// exampleWithRequest begins the examples, whose connector has the scope that replaces the %s.
const exampleWithRequest = "-- plugin-manifest.json --\n" +
	"{\"service\": \"DESK\", \"connectors\": [{\"connectionLinkName\": \"desk\", \"connectionName\": \"Desk\", \"serviceName\": \"zoho_desk\", \"scope\": [\"%s\"]}]}\n" +
	"-- resources.json --\n{}\n-- app/main.js --\n" +
	"ZOHODESK.request({ url: \"https://desk.zoho.com/api/v1/contacts\", type: \"GET\", connectionLinkName: \"desk\" });\n"

var scopeMissingForRequest = &rule.Rule{
	Code:     "scope-missing-for-request",
	Severity: rule.Warning,
	Summary:  "A connection does not have the scope that a request requires.",
	Why: "Zoho rejects a request if the connection does not have one of the scopes that its API lists for the address and the method. " +
		"Only requests through connections to Zoho whose address and method are known are checked, and only against scopes from Zoho's API specifications and documentation. " +
		"Scopes that include the required one, such as `Desk.contacts.ALL`, are enough. Case does not matter.",
	Bad:    fmt.Sprintf(exampleWithRequest, "Desk.tickets.READ"),
	Good:   fmt.Sprintf(exampleWithRequest, "Desk.contacts.READ"),
	Fix:    "Adds the scope.",
	Source: rule.KnownScopes,
	Only:   func(s *catalog.Service) bool { return len(s.ConnectionKeys) > 0 && s.WidgetPath != "" },
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		array := rule.ScopesOf(c)
		takes := requestProducts(c)
		d, ok := symbols.DeclarationOf(c)
		if takes == nil || !ok || array.Kind() != syntax.Array {
			return
		}
		granted, known := grantedScopes(p, c)
		if !known {
			return
		}
		for _, m := range missingScopes(p.Code.Requests(), d, takes, granted) {
			m.report(p, array)
		}
	},
}

// missing are scopes that requests need together.
type missing struct {
	scopes   []string
	requests []symbols.Request
}

// missingScopes returns the scopes that the granted ones do not include, in the order of the requests through a connection.
func missingScopes(requests []symbols.Request, d symbols.Declaration, takes func(product string) bool, granted []string) []*missing {
	var list []*missing
	found := map[string]*missing{}
	for _, r := range requests {
		if r.Possible || r.Surface.By != d.By || len(r.Links) != 1 || r.Links[0] != d.Name {
			continue
		}
		required, ok := catalog.RequiredScopes(r.Method, r.URL)
		if !ok || !required.Proven() || !takes(required.Product) || required.SatisfiedBy(granted) {
			continue
		}
		var lacking []string
		for _, s := range required.Narrowest() {
			if !catalog.Satisfies(granted, []string{s}) {
				lacking = append(lacking, s)
			}
		}
		key := strings.Join(lacking, " ")
		if found[key] == nil {
			found[key] = &missing{scopes: lacking}
			list = append(list, found[key])
		}
		found[key].requests = append(found[key].requests, r)
	}
	return list
}

// maxRelated limits the requests that a diagnostic lists.
const maxRelated = 10

func (m *missing) report(p *rule.Pass, array syntax.Value) {
	noun := "scope "
	if len(m.scopes) > 1 {
		noun = "scopes "
	}
	var names []string
	for _, s := range m.scopes {
		names = append(names, rule.Display(s))
	}
	needed := noun + strings.Join(names, " and ")
	d := p.Report(array.Span(), "Request %s requires %s", rule.Display(m.requests[0].Line()), needed)
	for i, r := range m.requests {
		if i == maxRelated {
			break
		}
		d.RelateIn(r.AtFile, r.At, fmt.Sprintf("%s requires %s", rule.Display(r.Line()), needed))
	}
	scopes := m.scopes
	d.FixWith("Add "+strings.Join(names, " and "), func() []text.Edit {
		return array.Append(syntax.Fragment{New: strings.Join(rule.QuoteAll(scopes), ", ")})
	})
}

// requestProducts returns a function that reports whether c can have the scopes of a product of Zoho; nil if c is not known
// to connect to Zoho.
func requestProducts(c *manifest.Connector) func(product string) bool {
	if c.Place == manifest.InAuthorisation {
		return catalog.ZohoProduct
	}
	if service, ok := connectionService(c); ok && service.Zoho() {
		return service.Takes
	}
	if it, _ := c.Member("isUserDefinedService"); it.Value().Kind() != syntax.True && strings.HasPrefix(c.ServiceName(), "zoho_") {
		return catalog.ZohoProduct
	}
	return nil
}

// grantedScopes returns the scopes of c, those that its misspelled ones mean included. It is false if one is unknown.
func grantedScopes(p *rule.Pass, c *manifest.Connector) (granted []string, known bool) {
	scopes := p.Scopes(c)
	if len(scopes) != rule.ScopesOf(c).Len() {
		return nil, false
	}
	allowed := allowedProducts(c)
	for _, scope := range scopes {
		if rule.IsSample(scope.Name) || rule.IsTemplate(scope.Name) {
			return nil, false
		}
		for _, s := range rule.SplitWords(scope.Name) {
			granted = append(granted, s)
			if allowed != nil && !catalog.KnownScope(s) {
				meant, _, _ := scopeWords().nearest(s, allowed)
				granted = append(granted, meant)
			}
		}
	}
	return granted, true
}
