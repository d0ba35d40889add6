// Package parameter has the rules about configuration parameters, which users set at installation.
package parameter

import "plugin-manifest-ls/diagnostics/rule"

// Rules lists the rules of the package in the order of the documentation.
var Rules = []*rule.Rule{
	configDefaultValue,
}
