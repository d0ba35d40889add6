package connector

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
)

// derivedLinkName returns the connection link name that Sigma would create from the connection name of c; empty if c has
// none.
func derivedLinkName(c *manifest.Connector) string {
	it, _ := c.Member("connectionName")
	name, _ := rule.Content(it.Value())
	return manifest.LinkName(name)
}
