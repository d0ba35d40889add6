// Package domain has the rules about the domains that an extension may access.
package domain

import "plugin-manifest-ls/diagnostics/rule"

// Rules are all rules of the package, in the order of the documentation.
var Rules = []*rule.Rule{
	domainSeparator,
	domainPath,
	localAddress,
	dataCenterHost,
}
