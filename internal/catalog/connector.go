package catalog

import (
	"slices"
	"strings"
)

// Form is one of the two shapes of a connector.
type Form uint8

const (
	// GuideForm is the connector of Writer's guide to connections: name, type, authorizationUrl,
	// scopes, userAccess. Its name is the connection link name.
	GuideForm Form = iota
	// SigmaForm is what the JSON tab of Sigma's Connection Summary shows: connectionLinkName,
	// connectionName, serviceName, userAccess, isUserDefinedService, sharedBy, scope.
	SigmaForm
)

// Other returns the other form.
func (f Form) Other() Form {
	if f == GuideForm {
		return SigmaForm
	}
	return GuideForm
}

// String returns the name of the form in messages.
func (f Form) String() string {
	if f == SigmaForm {
		return "Sigma form"
	}
	return "guide form"
}

// ConnectorKeys returns the properties of a connector in the documented order. [Service.Connector] has what a service
// requires in addition.
func ConnectorKeys(f Form) []Key {
	if f == SigmaForm {
		return loaded().sigma
	}
	return loaded().guide
}

// AuthorisationKeys returns the properties of zohoAuthorisation: those of SigmaForm, and type.
func AuthorisationKeys() []Key { return loaded().authorisation }

// UsedConnectionKeys returns the properties of an entry of usedConnections: those of SigmaForm, of which only the link
// name is required.
func UsedConnectionKeys() []Key { return loaded().used }

// AuthType is an authentication type, a value of type in the guide form.
type AuthType struct {
	Name     string
	Doc      string   // markdown
	Aliases  []string // other names, in lower case
	Required []string // properties that the guide requires
	// Together are properties that depend on each other: with one of them, all are required.
	Together []string
	Optional []string
	Sources  []Source
}

// AuthTypes returns the authentication types, the usual ones first.
func AuthTypes() []AuthType { return loaded().authTypes }

// LookupAuthType returns the type called name, which is compared exactly.
func LookupAuthType(name string) (AuthType, bool) {
	for _, a := range AuthTypes() {
		if a.Name == name {
			return a, true
		}
	}
	return AuthType{}, false
}

// FoldAuthType returns the type with that name or alias in any case.
func FoldAuthType(name string) (AuthType, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, a := range AuthTypes() {
		if strings.EqualFold(a.Name, name) || slices.Contains(a.Aliases, name) {
			return a, true
		}
	}
	return AuthType{}, false
}

// KeyLocations returns the values of keyLocation: where a request has the API key.
func KeyLocations() []Value { return loaded().keyLocations }

// Locales returns the locale codes that Zoho Desk lists; translation files are named after them.
func Locales() []Value { return loaded().locales }

// ConnectionService is a service that a connection connects to: a value of serviceName.
type ConnectionService struct {
	Name     string   // the value, such as zlabs_integration
	Title    string   // what Sigma calls it, such as Zoho OAuth
	Doc      string   // markdown
	Products []string // whose scopes it accepts, as in Scope.Product
	AllZoho  bool     // accepts the scopes of every Zoho product; Products is nil then
	Sources  []Source
	Grade    Grade // the strongest of Sources
}

// ConnectionServices returns the services with a known internal name. The list is incomplete: Sigma has many more, and
// users can define their own.
func ConnectionServices() []ConnectionService { return loaded().connectionServices }

// LookupConnectionService returns the connection service called name, which is compared exactly.
func LookupConnectionService(name string) (ConnectionService, bool) {
	all := ConnectionServices()
	i := slices.IndexFunc(all, func(c ConnectionService) bool { return c.Name == name })
	if i < 0 {
		return ConnectionService{}, false
	}
	return all[i], true
}

// Zoho reports whether c connects to Zoho products.
func (c ConnectionService) Zoho() bool {
	return c.AllZoho || slices.ContainsFunc(c.Products, ZohoProduct)
}

// Takes reports whether c accepts the scopes of product.
func (c ConnectionService) Takes(product string) bool {
	return c.AllZoho && ZohoProduct(product) || slices.Contains(c.Products, product)
}

// RecognisingKeys returns the top-level properties that only Zoho manifests have: a file with one of them is a Zoho
// manifest even if its service is missing or unknown.
func RecognisingKeys() []string { return loaded().recognising }
