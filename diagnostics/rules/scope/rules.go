// Package scope has the rules about the scopes of connectors.
package scope

import "plugin-manifest-ls/diagnostics/rule"

// Rules lists the rules of the package in the order of the documentation.
var Rules = []*rule.Rule{
	scopesMissing,
	scopesType,
	scopeType,
	scopeSeparator,
	scopeDuplicate,
	scopeRedundant,
	scopeMisspelled,
	scopeMissingForRequest,
}
