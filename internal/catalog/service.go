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
	// SDP manifests have widgets at the top level, with keys of their own in snake case.
	SDP Dialect = "sdp"
	// Minimal manifests say little more than the service; the rest is set in the product.
	Minimal Dialect = "minimal"
)

// Service is a product that loads extensions.
type Service struct {
	Code    string   // the value of the manifest's service key, such as DESK; case matters to the product
	Name    string   // what the product is called, such as Zoho Desk
	Aliases []string // other names people give it, in lower case
	Like    string   // code of the service whose manifests have the same form, unless said otherwise; empty if none
	Dialect Dialect
	Doc     string // markdown
	Sources []Source
	// ZetService reports whether the zet command line accepts Code at all.
	ZetService bool
	// ZetRules reports whether zet has rules about the manifests of this service, be it that a slip
	// in its tables keeps it from running them. Of other manifests it looks at service alone.
	ZetRules bool

	Keys    []Key    // top level, in the documented order
	Starter []string // names of the Keys that a new manifest has, in order
	// StarterWidget names the keys that the widget of a new manifest has although it needs not.
	StarterWidget []string

	// ConnectionKeys names the top-level keys that hold connections here: connectors,
	// zohoAuthorisation, usedConnections. Empty if connections live outside the manifest.
	ConnectionKeys []string
	// LinkNameOptional reports whether connectors are told apart by serviceName alone.
	LinkNameOptional bool
	MaxConnectors    int // 0 for no known limit
	// Connector has the keys of a connector in SigmaForm with what this service asks of each; for
	// Finance, those of an entry of usedConnections.
	Connector []Key
	// ConnectorRequired names the keys that zet wants in every connector of this service.
	ConnectorRequired []string

	WidgetPath string // modules.widgets, widgets, or empty if widgets are not in the manifest
	MaxWidgets int    // 0 for no known limit
	Widget     []Key  // keys of a widget
	Locations  []Location
	// LocationsBy says who rejects a location outside Locations: Documented if the documentation claims to list
	// all; zero if the list may have gaps.
	LocationsBy Grade

	Config Config

	// Files names what stands beside the folder of the package and goes into it too: plugin-manifest.json,
	// resources.json.
	Files []string
	// ResourcesBy says who rejects an extension without resources.json; zero if nobody.
	ResourcesBy Grade
	MaxFileName int // characters of the name of a file in the package
}

// Location is a place in a product at which a widget can appear.
type Location struct {
	// Name is the value itself. What the author has to fill in stands in it as Placeholder.
	Name string
	// Placeholder is the part of Name to replace, such as ${moduleName}; empty if Name is literal.
	Placeholder string
	Page        string // the page or area of the product, as a heading for a list
	Doc         string // markdown: what a widget shows here
	IconBy      Grade  // who asks for an icon here; zero if it is optional
	OnceBy      Grade  // who allows one widget only here; zero if nobody
	CountKey    bool   // the widget may have a countkey
	Sources     []Source
	Grade       Grade // the strongest of Sources
}

// Match reports whether value names l: it is Name, or Name with something that has no dot in place
// of Placeholder.
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

// Config describes the config array: what an administrator or user fills in at installation.
type Config struct {
	Keys []Key // of one parameter; nil if not known or if the service has no config
	Max  int   // parameters, 0 for no known limit
	// TypeKey is the key whose Allowed are the types of a parameter: type, or inputType in Mail.
	TypeKey string
	// ClosedBy says who rejects keys other than Keys; zero if others pass.
	ClosedBy Grade
	// WhenUserDefined names the keys that are required only if userdefined is true. Their RequiredIf
	// says the same.
	WhenUserDefined []string
	// Together names the keys of which zet wants all or none.
	Together []string
}

// Types returns the types a parameter can have.
func (c Config) Types() []Value {
	k, _ := FindKey(c.Keys, c.TypeKey)
	return k.Allowed
}

// Location returns the location that value names, be it literally or by a pattern.
func (s Service) Location(value string) (Location, bool) {
	for _, l := range s.Locations {
		if l.Match(value) {
			return l, true
		}
	}
	return Location{}, false
}

// Uses reports whether key is one of the ConnectionKeys of s.
func (s Service) Uses(key string) bool { return slices.Contains(s.ConnectionKeys, key) }

// Services returns every service, ordered by code.
func Services() []Service { return loaded().services }

// TopLevelKeys returns the top-level keys of all services.
func TopLevelKeys() []Key { return loaded().topLevel }

// LookupService returns the service whose code is exactly code.
func LookupService(code string) (Service, bool) {
	services := Services()
	for i := range services {
		if services[i].Code == code {
			return services[i], true
		}
	}
	return Service{}, false
}

// FoldService returns the service that name means to a person: its code in any case, the name of
// the product or another name for it.
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
