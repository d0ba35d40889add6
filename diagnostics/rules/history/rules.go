// Package history has the rules that compare a manifest with its committed version.
package history

import "plugin-manifest-ls/diagnostics/rule"

// Rules are all rules of the package, in the order of the documentation.
var Rules = []*rule.Rule{
	linkNameChanged,
	scopeAdded,
}
