package manifest

import (
	"net/url"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// AvailableScopes returns the known scopes of the service that c connects to, or all known scopes if c does not name
// a known service. A user-defined service has no known scopes.
func (c *Connector) AvailableScopes() []catalog.Scope {
	if it, ok := c.Member("isUserDefinedService"); ok && it.Value().Kind() == syntax.True {
		return nil
	}
	service := c.ServiceName()
	if s, ok := catalog.LookupConnectionService(service); ok {
		return catalog.ScopesFor(s.Name)
	}
	for _, p := range catalog.ScopeProducts() {
		if service != "" && LinkName(p) == LinkName(service) || c.authorizesAt(p) {
			return catalog.ScopesOf(p)
		}
	}
	if c.Place == InAuthorisation {
		return catalog.ScopesFor("zlabs_integration")
	}
	var all []catalog.Scope
	for _, p := range catalog.ScopeProducts() {
		all = append(all, catalog.ScopesOf(p)...)
	}
	return all
}

// authorizesAt reports whether the host of the authorization URL has the name of product as a label, such as
// login.salesforce.com.
func (c *Connector) authorizesAt(product string) bool {
	it, _ := c.Member("authorizationUrl")
	address, _ := it.Value().Str()
	u, err := url.Parse(address)
	return err == nil && strings.Contains("."+u.Hostname()+".", "."+strings.ToLower(product)+".")
}
