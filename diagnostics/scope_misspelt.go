package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

var scopeMisspelt = &Rule{
	Code:     "scope-misspelt",
	Severity: Warning,
	Summary:  "A scope is nearly that of a product, but not quite.",
	Why:      "A scope that a product does not have is refused when the user authorises. Not all scopes are known, so only near misses are reported.",
	Bad:      `{"connectionLinkName": "crm", "connectionName": "CRM", "serviceName": "zoho_crm", "scope": ["ZohoCRM.modlues.READ"]}`,
	Good:     `{"connectionLinkName": "crm", "connectionName": "CRM", "serviceName": "zoho_crm", "scope": ["ZohoCRM.modules.READ"]}`,
	Fix:      "Replaces it by the scope that is probably meant.",
	Source:   knownScopes,
	connector: func(p *Pass, c *manifest.Connector) {
		if len(p.scopes(c)) == 0 {
			return
		}
		takes := scopesTaken(c)
		if takes == nil {
			return
		}
		for _, scope := range p.scopes(c) {
			v, s := scope.item.Value(), scope.name
			if s == "" || catalog.KnownScope(s) || isSample(s) || isTemplate(s) || len(fields(s)) != 1 {
				continue
			}
			if c.ServiceName() == "" && !scopeWords().beginsZoho(s) {
				continue
			}
			if meant, from, to := scopeWords().meant(s, takes); meant != "" {
				p.Report(within(v, s, from, to), "Scope %s is unknown; did you mean %q", shown(s), meant).
					Fix(changeTo(meant), change(v, meant))
			}
		}
	},
}

// scopesTaken returns which products' scopes c can have; nil if that is not known. Without a service
// those of Zoho's products are tried, whose scopes begin with a name that tells.
func scopesTaken(c *manifest.Connector) func(product string) bool {
	if service, ok := connectionService(c); ok {
		return service.Takes
	}
	if _, named := c.Member("serviceName"); named {
		return nil
	}
	return catalog.ZohoProduct
}

// beginsZoho reports whether the first of several words of scope is that of a Zoho product.
func (v *vocabulary) beginsZoho(scope string) bool {
	first, _, more := strings.Cut(scope, ".")
	return more && v.zoho[strings.ToLower(first)]
}
