// Package resources has the rules about the resources.json of a Desk extension.
package resources

import "plugin-manifest-ls/diagnostics/rule"

// Rules are all rules of the package, in the order of the documentation.
var Rules = []*rule.Rule{
	resourcesMissing,
	actionTargetUnknown,
}
