// Package schema checks the basic shape of every property that the catalogue describes: a walk through the document and a generic
// rule for each facet, such as the type or the length of a value.
package schema

import "plugin-manifest-ls/diagnostics/rule"

// Rules are all rules of the package, in the order of the documentation.
var Rules = []*rule.Rule{
	propertyRequired,
	propertyType,
	propertyValue,
	propertyEmpty,
	propertyLength,
	propertyCount,
	propertyCharacters,
	propertyFormat,
	propertyUnique,
	propertyUnknown,
	propertyDeprecated,
	fileNotFound,
	propertyMisspelled,
	propertyMisplaced,
	placeholder,
}
