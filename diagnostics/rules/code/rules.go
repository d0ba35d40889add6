// Package code has the rules about the code of an extension.
package code

import "plugin-manifest-ls/diagnostics/rule"

// Rules are all rules of the package, in the order of the documentation.
var Rules = []*rule.Rule{
	linkNameUndeclared,
	connectorUnused,
	scopeUnusedOperation,
	requestHostNotListed,
	connectSrcHostMissing,
}
