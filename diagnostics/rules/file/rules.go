// Package file has the rules about the files around a manifest.
package file

import "plugin-manifest-ls/diagnostics/rule"

// Rules are all rules of the package, in the order of the documentation.
var Rules = []*rule.Rule{
	appMissing,
	fileName,
	fileNotPackaged,
	packageLimit,
	fileUnreadable,
	scanLimit,
}
