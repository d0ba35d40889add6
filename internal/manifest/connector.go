package manifest

import (
	"sync"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// Connector is an object that stands for a connection.
type Connector struct {
	Entry
	// Form is the form that most of its keys belong to. Without any that tells it is the Sigma form.
	Form catalog.Form

	telling [2]int // how many members only one form has, by the form
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
	for i := range c.members {
		if form, ok := c.owner(i); ok {
			c.telling[form]++
		}
	}
	if p == InConnectors && c.Telling(catalog.GuideForm) > c.Telling(catalog.SigmaForm) {
		c.Form = catalog.GuideForm
	}
	return c
}

// owner returns the form that alone has the key of member i, and whether there is one.
func (c *Connector) owner(i int) (catalog.Form, bool) {
	form, ok := owners()[c.names[i]]
	if ok && c.names[i] == "type" && (c.Place == InAuthorisation || isConnectors(c.members[i].Value())) {
		return form, false
	}
	return form, ok
}

// Telling returns how many members have keys that only form has.
func (c *Connector) Telling(form catalog.Form) int { return c.telling[form] }

// Only returns the members with keys that only form has, in order.
func (c *Connector) Only(form catalog.Form) []syntax.Item {
	var only []syntax.Item
	for i, it := range c.members {
		if owner, ok := c.owner(i); ok && owner == form {
			only = append(only, it)
		}
	}
	return only
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
func (c *Connector) Mixed() bool {
	return c.Telling(catalog.GuideForm) > 0 && c.Telling(catalog.SigmaForm) > 0
}

// Plain reports whether no key of the connector tells its form.
func (c *Connector) Plain() bool { return c.telling == [2]int{} }

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
