// Package configuration has the rules about the project configuration.
package configuration

import "plugin-manifest-ls/diagnostics/rule"

// Rules are all rules of the package, in the order of the documentation.
var Rules = []*rule.Rule{
	baselineUnreadable,
}
