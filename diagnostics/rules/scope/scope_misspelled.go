package scope

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

var scopeMisspelled = &rule.Rule{
	Code:     "scope-misspelled",
	Severity: rule.Warning,
	Summary:  "A scope is unknown, but resembles a known one.",
	Why:      "Authorization fails if a connection requests a scope that the product does not have. Not all scopes are known, so only scopes that resemble a known one are reported.",
	Bad:      `{"connectionLinkName": "crm", "connectionName": "CRM", "serviceName": "zoho_crm", "scope": ["ZohoCRM.modlues.READ"]}`,
	Good:     `{"connectionLinkName": "crm", "connectionName": "CRM", "serviceName": "zoho_crm", "scope": ["ZohoCRM.modules.READ"]}`,
	Fix:      "Replaces the scope with the known one.",
	Source:   rule.KnownScopes,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		if len(p.Scopes(c)) == 0 {
			return
		}
		allowed := allowedProducts(c)
		if allowed == nil {
			return
		}
		for _, scope := range p.Scopes(c) {
			v, s := scope.Item.Value(), scope.Name
			if s == "" || catalog.KnownScope(s) || rule.IsTemplate(s) || len(rule.SplitWords(s)) != 1 {
				continue
			}
			if c.ServiceName() == "" && !scopeWords().beginsWithZohoProduct(s) {
				continue
			}
			if meant, from, to := scopeWords().nearest(s, allowed); meant != "" {
				rule.Suggest(p.Report(rule.Within(v, s, from, to), "Scope %s is unknown", rule.Display(s)), v, meant, false)
			}
		}
	},
}

// allowedProducts returns a function that reports whether c can have the scopes of a product; nil if that is unknown.
// Without a service, these are the products of Zoho, because their scopes begin with the name of the product.
func allowedProducts(c *manifest.Connector) func(product string) bool {
	if service, ok := connectionService(c); ok {
		return service.Takes
	}
	if _, named := c.Member("serviceName"); named {
		return nil
	}
	return catalog.ZohoProduct
}
