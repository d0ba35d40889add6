package scaffold

import (
	"slices"
	"strconv"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// Names are what a new connection is called.
type Names struct {
	Connection string // for people
	Link       string // for code
	Service    string // of the connection; empty for any
}

// NewNames returns names that no connector of m has. To be quick in large manifests it takes every
// string for a name.
func NewNames(m *manifest.Model) Names {
	src := m.Tree.Text().String()
	names := Names{Connection: "My Connection", Link: "my_connection"}
	for n := 2; has(src, names.Link); n++ {
		names = Names{Connection: "My Connection " + strconv.Itoa(n), Link: "my_connection_" + strconv.Itoa(n)}
	}
	return names
}

// Connector returns a connector in the guide form. It has the parameters that the authentication
// type cannot do without; clientId and clientSecret belong in Sigma and are left out.
func Connector(auth catalog.AuthType, names Names) syntax.Fragment {
	return connector(guideKeys(auth, names))
}

func guideKeys(auth catalog.AuthType, names Names) []catalog.Key {
	var keys []catalog.Key
	for _, k := range catalog.ConnectorKeys(catalog.GuideForm) {
		switch {
		case k.Name == "name":
			k.Default = Quote(names.Link)
		case k.Name == "type":
			k.Default, k.Allowed = Quote(auth.Name), nil
		case !slices.Contains(auth.Required, k.Name) && k.Name != "userAccess":
			continue
		}
		keys = append(keys, k)
	}
	return keys
}

// SigmaConnector returns a connector in the Sigma form as it stands at place in a manifest for
// service, which may be the zero one.
func SigmaConnector(place manifest.Place, service catalog.Service, names Names) syntax.Fragment {
	return connector(filledKeys(place, service, names))
}

// filledKeys returns the keys of a connector in the Sigma form with their values as defaults.
func filledKeys(place manifest.Place, service catalog.Service, names Names) []catalog.Key {
	var keys []catalog.Key
	for _, k := range sigmaKeys(place, service) {
		switch k.Name {
		case "connectionLinkName":
			k.Default = Quote(names.Link)
		case "connectionName":
			k.Default = Quote(names.Connection)
		case "serviceName":
			k = withServices(k)
			if service.LinkNameOptional {
				// Nothing else says what is connected, so no service is a fair guess.
				k.Allowed = slices.Insert(k.Allowed, 0, catalog.Value{Name: "<service>"})
			}
			if names.Service != "" {
				k.Default = Quote(names.Service)
			}
		}
		if k.Required || place != manifest.InConnectors || !service.LinkNameOptional {
			keys = append(keys, k)
		}
	}
	return keys
}

func sigmaKeys(place manifest.Place, service catalog.Service) []catalog.Key {
	switch {
	case place == manifest.InAuthorisation:
		return catalog.AuthorisationKeys()
	case place == manifest.InUsed:
		return catalog.UsedConnectionKeys()
	case len(service.Connector) > 0 && service.Dialect != catalog.Finance:
		return service.Connector
	}
	return catalog.ConnectorKeys(catalog.SigmaForm)
}

// withServices returns k with the connection services as its values, if it has none of its own.
func withServices(k catalog.Key) catalog.Key {
	if len(k.Allowed) == 0 {
		for _, s := range catalog.ConnectionServices() {
			k.Allowed = append(k.Allowed, catalog.Value{Name: s.Name})
		}
	}
	k.Example = ""
	return k
}

// connector writes an object of keys. The type of authentication stays as it is, and scopes begin with
// a placeholder.
func connector(keys []catalog.Key) syntax.Fragment {
	return build(func(b *builder) {
		b.list("{}", len(keys), func(i int) {
			k := keys[i]
			b.name(k.Name)
			switch k.Name {
			case "type":
				b.put(k.Default)
			case "scope", "scopes":
				b.around(`["`, "<scope>", `"]`)
			default:
				b.fill(k)
			}
		})
	})
}
