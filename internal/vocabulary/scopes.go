package vocabulary

import (
	"net/url"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// Scopes returns the scopes that a connector can have, as far as it tells what it connects to, or
// all scopes if it tells nothing. A custom service has scopes that nobody knows.
func Scopes(c *manifest.Connector) []catalog.Scope {
	if it, ok := c.Member("isUserDefinedService"); ok && it.Value().Kind() == syntax.True {
		return nil
	}
	service := c.ServiceName()
	if s, ok := catalog.LookupConnectionService(service); ok {
		return catalog.ScopesFor(s.Name)
	}
	for _, p := range catalog.ScopeProducts() {
		if service != "" && manifest.LinkName(p) == manifest.LinkName(service) || onHost(c, p) {
			return catalog.ScopesOf(p)
		}
	}
	if c.Place == manifest.InAuthorisation {
		return catalog.ScopesFor("zlabs_integration")
	}
	var all []catalog.Scope
	for _, p := range catalog.ScopeProducts() {
		all = append(all, catalog.ScopesOf(p)...)
	}
	return all
}

// onHost reports whether the connector's authorisation address is that of product, as
// login.salesforce.com is that of Salesforce.
func onHost(c *manifest.Connector, product string) bool {
	it, _ := c.Member("authorizationUrl")
	address, _ := it.Value().Str()
	u, err := url.Parse(address)
	return err == nil && strings.Contains("."+u.Hostname()+".", "."+strings.ToLower(product)+".")
}
