package catalog

import (
	"slices"
	"strings"
)

// Form is one of the two ways in which a connector is written.
type Form uint8

const (
	// GuideForm is the connector of Writer's guide to connections: name, type, authorizationUrl,
	// scopes, userAccess. Its name is the connection link name.
	GuideForm Form = iota
	// SigmaForm is what the JSON tab of Sigma's Connection Summary gives: connectionLinkName,
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

// String returns the form's name in messages.
func (f Form) String() string {
	if f == SigmaForm {
		return "Sigma form"
	}
	return "guide form"
}

// ConnectorKeys returns the keys of a connector in the order the documentation writes them.
// What one service asks beyond that is in [Service.Connector].
func ConnectorKeys(f Form) []Key {
	if f == SigmaForm {
		return loaded().sigma
	}
	return loaded().guide
}

// AuthorisationKeys returns the keys of the zohoAuthorisation object: those of SigmaForm, and type.
func AuthorisationKeys() []Key { return loaded().authorisation }

// UsedConnectionKeys returns the keys of an entry of usedConnections: those of SigmaForm, of which
// only the link name is needed.
func UsedConnectionKeys() []Key { return loaded().used }

// AuthType is a value of a guide-form connector's type.
type AuthType struct {
	Name     string
	Doc      string   // markdown
	Aliases  []string // what people write instead, in lower case
	Required []string // keys the guide lists for it; a connector lacks something without them
	// Together names keys that make sense only together: with one of them, all are required.
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

// FoldAuthType returns the type that name means to a person: its name in any case, or an alias of it.
func FoldAuthType(name string) (AuthType, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, a := range AuthTypes() {
		if strings.EqualFold(a.Name, name) || slices.Contains(a.Aliases, name) {
			return a, true
		}
	}
	return AuthType{}, false
}

// KeyLocations returns where an API key can travel: the values of keyLocation.
func KeyLocations() []Value { return loaded().keyLocations }

// Locales returns the language codes that name a file below app/translations, as Desk lists them.
func Locales() []Value { return loaded().locales }

// ConnectionService is a service that a connection connects to: a value of serviceName.
type ConnectionService struct {
	Name     string   // the value, such as zlabs_integration
	Title    string   // what Sigma calls it, such as Zoho OAuth
	Doc      string   // markdown
	Products []string // whose scopes it takes, as in Scope.Product
	AllZoho  bool     // it takes the scopes of every Zoho product; Products is nil then
	Sources  []Source
	Grade    Grade // the strongest of Sources
}

// ConnectionServices returns the services whose internal name is known. The list is a seed: Sigma
// offers many more, and every custom service has a name of its own.
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

// Zoho reports whether c connects to products of Zoho.
func (c ConnectionService) Zoho() bool {
	return c.AllZoho || slices.ContainsFunc(c.Products, ZohoProduct)
}

// Takes reports whether the scopes of product are of use to c.
func (c ConnectionService) Takes(product string) bool {
	return c.AllZoho && ZohoProduct(product) || slices.Contains(c.Products, product)
}

// RecognisingKeys returns the top-level keys that only a Zoho manifest has: a file with one of them
// is one even if its service is missing or unknown.
func RecognisingKeys() []string { return loaded().recognising }
