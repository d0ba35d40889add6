package catalog

import (
	"slices"
	"strings"
)

// Dialect is one of the four families of manifests.
type Dialect string

const (
	// Full manifests have modules.widgets, connectors, config and the domain lists.
	Full Dialect = "full"
	// Finance manifests are Full ones with usedConnections in place of connectors.
	Finance Dialect = "finance"
	// SDP manifests have widgets at the top level, with different properties in snake case.
	SDP Dialect = "sdp"
	// Minimal manifests have little more than the service; the rest is configured in the product.
	Minimal Dialect = "minimal"
)

// Service is a product that loads extensions.
type Service struct {
	Code    string   // the value of the property service, such as DESK; case matters
	Name    string   // the name of the product, such as Zoho Desk
	Aliases []string // other names, in lower case
	Like    string   // code of the service with the same manifests except for differences; empty if none
	Dialect Dialect
	Doc     string // markdown
	Sources []Source
	// ZetService reports whether the zet command line accepts Code at all.
	ZetService bool
	// ZetRules reports whether zet has rules for the manifests of this service, even if an error in its tables prevents it
	// from running them. In other manifests it checks only the service.
	ZetRules bool

	Keys    []Key    // top level, in the documented order
	Starter []string // names of the properties of a new manifest as Zoho's toolkit creates it, in order
	// Advanced are those of Starter that are optional and that a first extension does not need.
	Advanced []string
	// StarterWidget names the optional properties that the widget of a new manifest has.
	StarterWidget []string

	// ConnectionKeys names the top-level properties with connections: connectors, zohoAuthorisation, usedConnections.
	// It is empty if connections are not in the manifest.
	ConnectionKeys []string
	// LinkNameOptional reports whether serviceName alone identifies a connector.
	LinkNameOptional bool
	MaxConnectors    int // 0 for no known limit
	// Connector has the properties of a connector in SigmaForm as this service requires them; for Finance, those of an
	// entry of usedConnections.
	Connector []Key
	// ConnectorRequired names the properties that zet requires in every connector of this service.
	ConnectorRequired []string

	WidgetPath string // modules.widgets, widgets, or empty if widgets are not in the manifest
	MaxWidgets int    // 0 for no known limit
	Widget     []Key  // properties of a widget
	Locations  []Location
	// LocationsBy is who rejects a location that is not in Locations: Documented if the documentation claims to be
	// complete; zero if the list may have gaps.
	LocationsBy Grade

	Config Config

	SDK SDK // of the pages of widgets; the zero SDK if none is known

	// Files names the packaged files next to the folder app: plugin-manifest.json, resources.json.
	Files []string
	// ResourcesBy is who rejects an extension without resources.json; zero if nothing does.
	ResourcesBy Grade
	MaxFileName int // characters of the name of a file in the package
}

// Location is a widget location.
type Location struct {
	// Name is the value. It contains Placeholder where the user fills in a name.
	Name string
	// Placeholder is the part of Name to replace, such as ${moduleName}; empty if Name is literal. A pattern comes after the
	// literal locations that it matches.
	Placeholder string
	Page        string // the page or area of the product, as a heading for a list
	Doc         string // markdown
	IconBy      Grade  // who requires an icon; zero if it is optional
	OnceBy      Grade  // who allows only one widget; zero if several are allowed
	CountKey    bool   // the widget may have a countkey
	Sources     []Source
	Grade       Grade // the strongest of Sources
}

// Match reports whether value is Name, with any text without a dot instead of Placeholder.
func (l Location) Match(value string) bool {
	if l.Placeholder == "" {
		return value == l.Name
	}
	before, after, _ := strings.Cut(l.Name, l.Placeholder)
	middle, ok := strings.CutPrefix(value, before)
	if !ok {
		return false
	}
	middle, ok = strings.CutSuffix(middle, after)
	return ok && middle != "" && !strings.Contains(middle, ".")
}

// Config describes the configuration parameters, which an administrator or user fills in at installation.
type Config struct {
	Keys []Key // of one parameter; nil if unknown or if the service has no parameters
	Max  int   // parameters, 0 for no known limit
	// TypeKey is the property with the type of a parameter: type, or inputType in Zoho Mail.
	TypeKey string
	// ClosedBy is who rejects properties that are not in Keys; zero if others are valid.
	ClosedBy Grade
	// WhenUserDefined names the properties that are required only if userdefined is true, as their RequiredIf says.
	WhenUserDefined []string
	// Together names the properties of which zet requires all or none.
	Together []string
}

// Types returns the types a parameter can have.
func (c Config) Types() []Value {
	k, _ := FindKey(c.Keys, c.TypeKey)
	return k.Allowed
}

// Location returns the location that value names, literally or by its pattern.
func (s Service) Location(value string) (Location, bool) {
	for _, l := range s.Locations {
		if l.Match(value) {
			return l, true
		}
	}
	return Location{}, false
}

// ZetLacks reports whether zet rejects l, a location of s, because its list lacks it.
func (s Service) ZetLacks(l Location) bool {
	return s.LocationsBy == Zet && !slices.ContainsFunc(l.Sources, func(s Source) bool { return s.Grade == Zet })
}

// Uses reports whether key is one of the ConnectionKeys of s.
func (s Service) Uses(key string) bool { return slices.Contains(s.ConnectionKeys, key) }

// Services returns every service, ordered by code.
func Services() []Service { return loaded().services }

// TopLevelKeys returns the top-level properties of all services.
func TopLevelKeys() []Key { return loaded().topLevel }

// LookupService returns the service with exactly that code.
func LookupService(code string) (Service, bool) {
	services := Services()
	for i := range services {
		if services[i].Code == code {
			return services[i], true
		}
	}
	return Service{}, false
}

// FoldService returns the service with that code, product name or alias in any case.
func FoldService(name string) (Service, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	services := Services()
	for i := range services {
		s := &services[i]
		if strings.EqualFold(s.Code, name) || strings.EqualFold(s.Name, name) || slices.Contains(s.Aliases, name) {
			return *s, true
		}
	}
	return Service{}, false
}
