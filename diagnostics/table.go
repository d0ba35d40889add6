package diagnostics

import (
	"sync"

	"plugin-manifest-ls/internal/catalog"
)

// Group is the rules about one thing.
type Group struct {
	Title string
	Rules []*Rule
}

// groups has every rule, in the order of the documentation. A new rule is a file beside this one and
// a line below.
var groups = []Group{
	{"The manifest", manifestRules},
	{"Widgets", widgetRules},
	{"Configuration parameters", configRules},
	{"Connectors", connectorRules},
	{"Authorisation and callbacks", authorisationRules},
	{"Domains", domainRules},
	{"Catalyst", catalystRules},
	{"Files", fileRules},
	{"Code", codeRules},
	{"resources.json", resourcesRules},
	{"The project's configuration", configurationRules},
}

// What stands in the manifest as a whole.
var manifestRules = []*Rule{
	syntaxRule,
	duplicateKey,
	serviceMissing,
	serviceUnknown,
	keyMissing,
	keyMisspelt,
	keyUnknown,
	keyDeprecated,
	localeType,
	localeItemType,
	localeCodeUnknown,
	localeENMissing,
	localeDuplicate,
	localeFileMissing,
	defaultLocale,
	defaultLocaleNotListed,
	storageType,
	typeValue,
	modulesType,
	widgetsMissing,
	widgetsType,
	widgetsEmpty,
	valueType,
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
var configRules = []*Rule{
	configType,
	configCount,
	configItemType,
	configItemEmpty,
	configNameMissing,
	configNameInvalid,
	configNameCharacters,
	configNameLength,
	configNameDuplicate,
	configTypeMissing,
	configTypeValue,
	configFlagMissing,
	configFlagType,
	configOptionsMissing,
	configOptionsType,
	configDefaultType,
	configDefaultValue,
	configTextType,
	configTextLength,
	configKeyUnknown,
}

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
	linkNameChanged,
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
	scopeAdded,
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

// How the extension is authorised, and told of what happens: OAuth clients and callbacks.
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

// The client and the page of a Catalyst application.
var catalystRules = []*Rule{
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

// The files around the manifest.
var fileRules = []*Rule{
	appMissing,
	appEmpty,
	folderName,
	fileKindNotPacked,
	dreMisplaced,
	fileSize,
	fileNameCharacters,
	fileNameLength,
	fileNameOnlyExtension,
	fileCount,
	packageSize,
	fileOutside,
	fileUnreadable,
	filesNotLookedAt,
	translationNotJSON,
	translationNotListed,
}

// The code of the extension.
var codeRules = []*Rule{
	linkNameUndeclared,
	connectorUnused,
	scopeUnusedOperation,
	requestHostNotListed,
}

// Desk's resources.json.
var resourcesRules = []*Rule{
	resourcesMissing,
	resourcesRootType,
	resourcesKeyMissing,
	resourcesKeyUnknown,
	resourcesType,
	resourcesValue,
	resourcesBlank,
	resourcesLength,
	resourcesCount,
	resourcesURL,
	resourcesFilePath,
	resourcesImageExtension,
	resourcesFileMissing,
	resourcesDuplicateName,
	actionTargetUnknown,
}

// This program's own .plugin-manifest-ls.json.
var configurationRules = []*Rule{
	configurationType,
	configurationKeyUnknown,
	configurationKeyMissing,
	configurationValue,
	configurationGlob,
	configurationPointer,
}

// Groups returns every rule, by what it is about. The result must not be changed.
func Groups() []Group { return groups }

// Rules returns every rule.
func Rules() []*Rule {
	var all []*Rule
	for _, g := range groups {
		all = append(all, g.Rules...)
	}
	return all
}

// Codes returns the code of every rule with its summary, as values of the key of a configuration.
func Codes() []catalog.Value {
	var all []catalog.Value
	for _, r := range Rules() {
		all = append(all, catalog.Value{Name: r.Code, Doc: r.Summary})
	}
	return all
}

// Lookup returns the rule of that code.
func Lookup(code string) (*Rule, bool) {
	r, ok := byCode()[code]
	return r, ok
}

var byCode = sync.OnceValue(func() map[string]*Rule {
	all := map[string]*Rule{}
	for _, r := range Rules() {
		all[r.Code] = r
	}
	return all
})
