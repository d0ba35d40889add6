package manifest

import (
	"sync"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// Connector is an object that describes a connection.
type Connector struct {
	Entry
	// Form is the form to which most of its properties belong, the Sigma form if none is specific to a form.
	Form catalog.Form

	specific [2]int // number of properties that only one form has, by form
}

// Connector returns the connector that is the value of it, nil if that is not an object.
func (m *Model) Connector(p Place, it syntax.Item) *Connector {
	if it.Value().Kind() != syntax.Object {
		return nil
	}
	return readConnector(p, it.Value(), &m.Service)
}

func readConnector(p Place, v syntax.Value, service *catalog.Service) *Connector {
	c := &Connector{Entry: readEntry(p, v, service), Form: catalog.SigmaForm}
	for i := range c.members {
		if form, ok := c.owner(i); ok {
			c.specific[form]++
		}
	}
	if p == InConnectors && c.Telling(catalog.GuideForm) > c.Telling(catalog.SigmaForm) {
		c.Form = catalog.GuideForm
	}
	return c
}

// owner returns the form that alone has the name of property i; ok is false if both forms or none have it.
func (c *Connector) owner(i int) (form catalog.Form, ok bool) {
	form, ok = owners()[c.names[i]]
	if ok && c.names[i] == "type" && (c.Place == InAuthorisation || isConnectors(c.members[i].Value())) {
		return form, false
	}
	return form, ok
}

// Telling returns the number of properties that only form has.
func (c *Connector) Telling(form catalog.Form) int { return c.specific[form] }

// Only returns the properties that only form has, in order.
func (c *Connector) Only(form catalog.Form) []syntax.Item {
	var only []syntax.Item
	for i, it := range c.members {
		if owner, ok := c.owner(i); ok && owner == form {
			only = append(only, it)
		}
	}
	return only
}

// isConnectors reports whether v is "connectors", the type of every zohoAuthorisation.
func isConnectors(v syntax.Value) bool {
	s, _ := v.Str()
	return s == "connectors"
}

// Telling reports whether exactly one of the forms has a property of that name.
func Telling(name string) bool { _, ok := owners()[name]; return ok }

// owners maps each property name that only one form has to that form.
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

// Mixed reports whether the connector has properties that are specific to either form.
func (c *Connector) Mixed() bool {
	return c.Telling(catalog.GuideForm) > 0 && c.Telling(catalog.SigmaForm) > 0
}

// FormUnknown reports whether no property of the connector is specific to a form.
func (c *Connector) FormUnknown() bool { return c.specific == [2]int{} }

// Keys returns the properties that the catalogue has for the form and place of the connector.
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

// LinkNameKey returns the name of the property for the connection link name in the form of the connector.
func (c *Connector) LinkNameKey() string {
	if c.Form == catalog.GuideForm {
		return "name"
	}
	return "connectionLinkName"
}

// LinkName returns the property with the connection link name: that of the form of the connector, or else that of the
// other form.
func (c *Connector) LinkName() (syntax.Item, bool) {
	if it, ok := c.Member(c.LinkNameKey()); ok {
		return it, true
	}
	if it, ok := c.Member("connectionLinkName"); ok {
		return it, true
	}
	return c.Member("name")
}

// ScopesKey returns the name of the property for the scopes in the form of the connector.
func (c *Connector) ScopesKey() string {
	if c.Form == catalog.GuideForm {
		return "scopes"
	}
	return "scope"
}

// Scopes returns the property with the scopes: that of the form of the connector, or else that of the other form.
func (c *Connector) Scopes() (syntax.Item, bool) {
	if it, ok := c.Member(c.ScopesKey()); ok {
		return it, true
	}
	if it, ok := c.Member("scope"); ok {
		return it, true
	}
	return c.Member("scopes")
}

// ServiceName returns the service of the connection, empty if there is none.
func (c *Connector) ServiceName() string {
	it, _ := c.Member("serviceName")
	s, _ := it.Value().Str()
	return s
}

// LooksLikeConnector reports whether v is an object with the properties of a connector, wherever it is: a
// connectionLinkName, or a name with at least two more properties of the guide form.
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
