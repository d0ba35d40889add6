package diagnostics

import "slices"

// table has every rule, in the order of the documentation. A new rule is a file beside this one and
// a line here.
var table = slices.Concat(
	manifestRules,
	widgetRules,
	configRules,
	connectorRules,
	authorisationRules,
	domainRules,
	fileRules,
	resourcesRules,
)

// What stands in the manifest as a whole.
var manifestRules = []*Rule{
	syntaxRule,
	duplicateKey,
	serviceMissing,
	serviceUnknown,
	keyMissing,
	keyMisspelt,
}

// Widgets, in modules and, for ServiceDesk Plus, at the top level.
var widgetRules = []*Rule{
	widgetsUnused,
	widgetCount,
	widgetType,
	widgetEmpty,
	widgetNameMissing,
	widgetNameInvalid,
	widgetNameCharacters,
	widgetNameLength,
	widgetNameDuplicate,
	widgetDescriptionMissing,
	widgetDescriptionType,
	widgetLocationMissing,
	widgetLocationType,
	widgetLocationUnknown,
	widgetLocationDuplicate,
	widgetLocationOnce,
	widgetURLMissing,
	widgetURLType,
	widgetURLInvalid,
	widgetURLFileMissing,
	widgetURLNotZoho,
	widgetURLLocal,
	widgetURLInsecure,
	widgetLogoType,
	widgetLogoPath,
	widgetLogoExtension,
	widgetLogoFileMissing,
	widgetIconRequired,
	widgetIconType,
	widgetIconPath,
	widgetIconExtension,
	widgetIconFileMissing,
	widgetHeaderType,
}

// Parameters, which whoever installs the extension fills in.
var configRules = []*Rule{}

// Connectors, in each of their places.
var connectorRules = []*Rule{
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
}

// How the extension is authorised, and told of what happens: OAuth clients, callbacks.
var authorisationRules = []*Rule{}

// The domains that pages may reach.
var domainRules = []*Rule{}

// The files around the manifest.
var fileRules = []*Rule{}

// Desk's resources.json.
var resourcesRules = []*Rule{}

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
