package diagnostics

import "slices"

// table has every rule, in the order of the documentation. A new rule is a file beside this one and
// a line here.
var table = []*Rule{
	syntaxRule,
	duplicateKey,
	serviceMissing,
	serviceUnknown,
	keyMissing,
	connectorsNotArray,
	connectorNotObject,
	connectorEmpty,
	linkNameMissing,
	linkNameWhitespace,
	linkNameCharacters,
	linkNameCase,
	linkNameDuplicate,
	connectionNameMissing,
	connectionNameLength,
	authTypeMissing,
	authTypeUnknown,
	authParameterMissing,
	scopesMissing,
	scopesType,
	scopeType,
	scopeSeparator,
	scopeDuplicate,
	scopeRedundant,
	scopeMisspelt,
	userAccessType,
	authorizationURL,
	placeholder,
	secretInManifest,
	connectorFormMixed,
	keyMisspelt,
}

// Rules returns every rule.
func Rules() []*Rule { return slices.Clone(table) }

// Lookup returns the rule of that code.
func Lookup(code string) (*Rule, bool) {
	i := slices.IndexFunc(table, func(r *Rule) bool { return r.Code == code })
	if i < 0 {
		return nil, false
	}
	return table[i], true
}
