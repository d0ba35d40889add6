package manifest

import (
	"slices"
	"sync"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// Connector is an object that stands for a connection.
type Connector struct {
	Entry
	// Form is the form that most of its keys belong to. Without any that tells it is the Sigma form.
	Form catalog.Form
	// Guide and Sigma are its members with keys that only one of the forms has, in order.
	Guide, Sigma []syntax.Item
}

// Connector returns the connector that is the value of it, or nil if that is no object.
func (m *Model) Connector(p Place, it syntax.Item) *Connector {
	if it.Value().Kind() != syntax.Object {
		return nil
	}
	return readConnector(p, it.Value(), &m.Service)
}

func readConnector(p Place, v syntax.Value, service *catalog.Service) *Connector {
	c := &Connector{Entry: readEntry(p, v, service), Form: catalog.SigmaForm}
	for i, it := range c.members {
		name := c.names[i]
		form, telling := owners()[name]
		switch {
		case !telling, name == "type" && (p == InAuthorisation || isConnectors(it.Value())):
		case form == catalog.GuideForm:
			c.Guide = append(slices.Grow(c.Guide, len(c.members)-i), it)
		default:
			c.Sigma = append(slices.Grow(c.Sigma, len(c.members)-i), it)
		}
	}
	if p == InConnectors && (len(c.Guide) > len(c.Sigma)) {
		c.Form = catalog.GuideForm
	}
	return c
}

// isConnectors reports whether v is what the type of zohoAuthorisation always is.
func isConnectors(v syntax.Value) bool {
	s, _ := v.Str()
	return s == "connectors"
}

// Telling reports whether only one of the forms has the key name.
func Telling(name string) bool { _, ok := owners()[name]; return ok }

// owners returns the form of each key that only one form has.
var owners = sync.OnceValue(func() map[string]catalog.Form {
	of := map[string]catalog.Form{}
	for _, form := range []catalog.Form{catalog.GuideForm, catalog.SigmaForm} {
		for _, k := range catalog.ConnectorKeys(form) {
			if _, both := of[k.Name]; both {
				delete(of, k.Name)
				continue
			}
			of[k.Name] = form
		}
	}
	return of
})

// Mixed reports whether the connector has keys of both forms.
func (c *Connector) Mixed() bool { return len(c.Guide) > 0 && len(c.Sigma) > 0 }

// Keys returns the catalogue's keys of the connector's form at its place.
func (c *Connector) Keys() []catalog.Key {
	switch {
	case c.Place == InAuthorisation:
		return catalog.AuthorisationKeys()
	case c.Place == InUsed:
		return catalog.UsedConnectionKeys()
	case c.Form == catalog.SigmaForm && len(c.Service.Connector) > 0:
		return c.Service.Connector
	}
	return catalog.ConnectorKeys(c.Form)
}

// LinkNameKey returns the name of the member that holds the connection link name.
func (c *Connector) LinkNameKey() string {
	if c.Form == catalog.GuideForm {
		return "name"
	}
	return "connectionLinkName"
}

// LinkName returns the member that holds the connection link name: the one of the connector's form,
// or the other form's if only that is there.
func (c *Connector) LinkName() (syntax.Item, bool) {
	if it, ok := c.Member(c.LinkNameKey()); ok {
		return it, true
	}
	if it, ok := c.Member("connectionLinkName"); ok {
		return it, true
	}
	return c.Member("name")
}

// ScopesKey returns the name of the member that holds the scopes.
func (c *Connector) ScopesKey() string {
	if c.Form == catalog.GuideForm {
		return "scopes"
	}
	return "scope"
}

// Scopes returns the member that holds the scopes: the one of the connector's form, or the other
// form's if only that is there.
func (c *Connector) Scopes() (syntax.Item, bool) {
	if it, ok := c.Member(c.ScopesKey()); ok {
		return it, true
	}
	if it, ok := c.Member("scope"); ok {
		return it, true
	}
	return c.Member("scopes")
}

// ServiceName returns the connection's service, empty if it has none.
func (c *Connector) ServiceName() string {
	it, _ := c.Member("serviceName")
	s, _ := it.Value().Str()
	return s
}

// LooksLikeConnector reports whether v is an object with the keys of a connector, wherever it
// stands: a link name of Sigma's, or a name with at least two more keys of the guide form.
func LooksLikeConnector(v syntax.Value) bool {
	if v.Kind() != syntax.Object {
		return false
	}
	c := readConnector(InConnectors, v, &catalog.Service{})
	if _, ok := c.Member("connectionLinkName"); ok {
		return true
	}
	_, named := c.Member("name")
	guide := 0
	for _, key := range []string{"authorizationUrl", "scopes", "userAccess", "type"} {
		if it, ok := c.Member(key); ok && (key != "type" || isAuthType(it.Value())) {
			guide++
		}
	}
	_, service := c.Member("service")
	return named && guide >= 2 && !service
}

func isAuthType(v syntax.Value) bool {
	s, _ := v.Str()
	_, ok := catalog.FoldAuthType(s)
	return ok
}
