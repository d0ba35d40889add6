package completion

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
)

// propertyNames gives the members that the object around the place does not have yet: those it has
// to have first, then in the documented order.
func propertyNames(at *place) []candidate {
	if at.Slot != manifest.Name {
		return nil
	}
	taken := map[string]bool{}
	i := 0
	for it := range at.In.Items() {
		if !(at.HasItem && i == at.Index) {
			taken[it.Name()] = true
		}
		i++
	}
	var list []candidate
	for _, k := range at.keys {
		if taken[k.Name] {
			continue
		}
		taken[k.Name] = true
		list = append(list, at.property(k))
	}
	return list
}

func (at *place) property(k catalog.Key) candidate {
	c := candidate{label: k.Name, kind: Property, detail: string(k.Type), json: scaffold.Value(k), rank: usual}
	doc := k.Doc
	switch {
	case k.Deprecated != "":
		c.deprecated, c.rank = true, lastResort
		doc += " Deprecated: use `" + k.Deprecated + "`."
	case k.Required:
		c.rank = likely
		c.detail += ", required"
	}
	if at.inConnector() && at.formOpen() && ofGuideForm(k) {
		c.rank += rare - usual
		c.detail += ", " + catalog.GuideForm.String()
	}
	c.again = promises(k)
	return c.documented(doc, k.Sources)
}

// formOpen reports whether nothing tells the form of the connector at the place.
func (at *place) formOpen() bool {
	c := at.Connector
	return c.Place == manifest.InConnectors && len(c.Guide)+len(c.Sigma) == 0
}

func ofGuideForm(k catalog.Key) bool {
	_, sigma := catalog.FindKey(catalog.ConnectorKeys(catalog.SigmaForm), k.Name)
	_, guide := catalog.FindKey(catalog.ConnectorKeys(catalog.GuideForm), k.Name)
	return guide && !sigma
}

// promises reports whether there is something to complete in the empty value of a key.
func promises(k catalog.Key) bool {
	switch k.Name {
	case "service", "serviceName", "connectionLinkName", "location", "locations", "scope", "scopes", "connectors", "usedConnections", "widgets":
		return true
	}
	return len(k.Keys) > 0 || len(k.Allowed) > 0 && k.Type == catalog.Array
}
