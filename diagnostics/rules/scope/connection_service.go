package scope

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// connectionService returns the service that c connects to, if it is known and not user-defined.
func connectionService(c *manifest.Connector) (catalog.ConnectionService, bool) {
	it, _ := c.Member("isUserDefinedService")
	name := c.ServiceName()
	if name == "" || it.Value().Kind() == syntax.True {
		return catalog.ConnectionService{}, false
	}
	return catalog.LookupConnectionService(name)
}
