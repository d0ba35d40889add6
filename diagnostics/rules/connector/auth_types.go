package connector

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
)

// authTypeNames returns the known authentication types.
func authTypeNames() []string {
	var names []string
	for _, a := range catalog.AuthTypes() {
		names = append(names, a.Name)
	}
	return names
}

// authTypeList returns the known authentication types for a message.
func authTypeList() string { return rule.Enumerate(authTypeNames()) }
