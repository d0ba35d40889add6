// Package manifest has the rules about the manifest as a whole.
package manifest

import "plugin-manifest-ls/diagnostics/rule"

// Rules lists the rules of the package in the order of the documentation.
var Rules = []*rule.Rule{
	duplicateKey,
	serviceMissing,
	serviceUnknown,
}
