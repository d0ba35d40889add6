package rule

import "plugin-manifest-ls/internal/manifest"

// DerivedLinkName returns the connection link name that Sigma would create from the connection name of c; empty if c has
// none.
func DerivedLinkName(c *manifest.Connector) string {
	it, _ := c.Member("connectionName")
	name, _ := Content(it.Value())
	return manifest.LinkName(name)
}
