// Package connector has the rules about connectors and their connection link names, in every property that contains connections.
package connector

import "plugin-manifest-ls/diagnostics/rule"

// Rules lists the rules of the package in the order of the documentation.
var Rules = []*rule.Rule{
	connectorsNotArray,
	connectorsUnused,
	connectorNotObject,
	connectorEmpty,
	linkNameMissing,
	linkNameWhitespace,
	linkNameCharacters,
	linkNameCase,
	linkNameDuplicate,
	connectionNameMissing,
	connectionNameLength,
	connectionNameCharacters,
	connectionNameDuplicate,
	connectorServiceZoho,
	authTypeMissing,
	authTypeUnknown,
	authParameterMissing,
	userAccessType,
	authorizationURL,
	secretInManifest,
	connectorFormMixed,
}
