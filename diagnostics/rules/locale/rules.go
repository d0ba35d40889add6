// Package locale has the rules about locales and translations.
package locale

import "plugin-manifest-ls/diagnostics/rule"

// Rules are all rules of the package, in the order of the documentation.
var Rules = []*rule.Rule{
	localeCodeUnknown,
	localeENMissing,
	defaultLocaleNotListed,
	translationSyntax,
	translationNotListed,
}
