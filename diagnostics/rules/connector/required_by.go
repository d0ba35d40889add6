package connector

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

// requiredBy returns the grade of the source that requires a property of c; 0 if none does.
func requiredBy(c *manifest.Connector, name string) catalog.Grade {
	k := rule.FindKey(c.Keys(), name)
	if k == nil {
		return 0
	}
	return k.RequiredBy
}
