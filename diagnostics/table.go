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
var widgetRules = []*Rule{}

// Parameters, which whoever installs the extension fills in.
var configRules = []*Rule{}

// Connectors, in each of their places.
var connectorRules = []*Rule{
	connectorsNotArray,
	connectorsUnused,
	connectorsCount,
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
	connectorServiceMissing,
	connectorServiceInvalid,
	connectorServiceDuplicate,
	connectorServiceZoho,
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
	connectorUserAccessMissing,
	connectorUserDefinedMissing,
	connectorUserDefinedType,
	connectorSharedByMissing,
	connectorSharedByType,
	authorizationURL,
	placeholder,
	secretInManifest,
	connectorFormMixed,
}

// How the extension is authorised, and told of what happens: OAuth clients, callbacks; the client and the
// page of a Catalyst application.
var authorisationRules = []*Rule{
	authorisationType,
	authorisationTypeMissing,
	authorisationTypeValue,
	authorisationService,
	callbackType,
	callbackURL,
	callbackUnknown,
	secretMissing,
	secretType,
	secretBlank,
	deskOauthType,
	deskOauthMemberMissing,
	deskOauthMemberType,
	tpaOauthType,
	tpaOauthItemType,
	tpaOauthItemEmpty,
	tpaOauthNameMissing,
	tpaOauthNameInvalid,
	tpaOauthNameCharacters,
	tpaOauthNameDuplicate,
	tpaOauthMemberMissing,
	tpaOauthMemberType,
	tpaOauthURL,
	tpaOauthParamsType,
	clientType,
	clientIDMissing,
	clientIDInvalid,
	clientScopeMissing,
	clientScopeInvalid,
	accountsURLMissing,
	accountsURLValue,
	fileLocationType,
	fileLocationPath,
	fileLocationMissing,
}

// The domains that pages may reach.
var domainRules = []*Rule{
	domainsType,
	domainsItemType,
	domainsURL,
	domainPath,
	domainDuplicate,
	domainLocal,
	cspType,
	cspConnectSrcMissing,
	cspConnectSrcType,
	cspDirectiveUnknown,
	cspItemType,
	cspCount,
	cspDuplicate,
	cspURL,
}

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
