package scaffold

import (
	"slices"
	"strconv"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// Names are the names of a new connection.
type Names struct {
	Connection string // the connection name
	Link       string // the connection link name
	Service    string // of the connection; empty for any
}

// NewNames returns names that no connector of m has. For speed in large manifests it avoids every string of m, whether
// it is a name or not.
func NewNames(m *manifest.Model) Names {
	src := m.Tree.Text().String()
	names := Names{Connection: "My Connection", Link: "my_connection"}
	for n := 2; has(src, names.Link); n++ {
		names = Names{Connection: "My Connection " + strconv.Itoa(n), Link: "my_connection_" + strconv.Itoa(n)}
	}
	return names
}

// Connector returns a connector in the guide form with the properties that the authentication type requires, except
// clientId and clientSecret, which belong in Sigma.
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

// SigmaConnector returns a connector in the Sigma form for a place in a manifest of service, which may be the zero
// value.
func SigmaConnector(place manifest.Place, service catalog.Service, names Names) syntax.Fragment {
	return connector(filledKeys(place, service, names))
}

// filledKeys returns the properties of a connector in the Sigma form with their values as defaults.
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
				// The service identifies the connection, so there is no good default.
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

// withServices returns k with the connection services as its allowed values unless it has its own.
func withServices(k catalog.Key) catalog.Key {
	if len(k.Allowed) == 0 {
		for _, s := range catalog.ConnectionServices() {
			k.Allowed = append(k.Allowed, catalog.Value{Name: s.Name})
		}
	}
	k.Example = ""
	return k
}

// connector writes an object with the given properties. The authentication type is not a tab stop, and scopes begin with
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
