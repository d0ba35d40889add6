package completion

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
)

// propertyNames returns the properties that the object around the cursor does not have yet: required ones first, then in
// the documented order.
func propertyNames(at *cursor) []candidate {
	if at.Slot != manifest.Name {
		return nil
	}
	taken, offered, misnomers := at.taken(), map[string]bool{}, at.aliases()
	var list []candidate
	for _, k := range at.keys {
		if taken[k.Name] || offered[k.Name] {
			continue
		}
		k.Required = at.required(k, taken)
		c := at.property(k)
		c.aliases = misnomers[k.Name]
		offered[k.Name] = true
		list = append(list, c)
	}
	return list
}

// taken returns the names of the other properties of the object around the cursor.
func (at *cursor) taken() map[string]bool {
	names := map[string]bool{}
	if at.Slot != manifest.Name {
		return names
	}
	i := 0
	for it := range at.In.Items() {
		if !(at.HasItem && i == at.Index) {
			names[it.Name()] = true
		}
		i++
	}
	return names
}

// required reports whether the object around the cursor requires k: always, because of another property, or because it
// has a property that requires k.
func (at *cursor) required(k catalog.Key, taken map[string]bool) bool {
	if k.Required {
		return true
	}
	if c := k.RequiredIf; c.Key != "" {
		it, ok := at.In.Member(c.Key)
		if ok && (len(c.Values) == 0 || it.Value().Kind() != syntax.Missing && slices.Contains(c.Values, it.Value().Raw())) {
			return true
		}
	}
	if together := at.Model.Service.Config.Together; len(at.Path) == 2 && at.Path[0] == manifest.InConfig.Key() && slices.Contains(together, k.Name) {
		if slices.ContainsFunc(together, func(name string) bool { return taken[name] }) {
			return true
		}
	}
	return false
}

func (at *cursor) property(k catalog.Key) candidate {
	c := candidate{label: k.Name, kind: Property, detail: string(k.Type), json: scaffold.Value(k), rank: usual}
	doc := k.Doc
	switch {
	case k.Deprecated != "":
		c.deprecated, c.rank = true, lastResort
		doc += " Deprecated: use `" + k.Deprecated + "`."
	case k.Required:
		c.rank = likely
		c.detail += ", required"
	case k.Grade == catalog.Seen:
		c.rank = possible
	}
	if at.inConnector() && at.formOpen() && ofGuideForm(k) {
		c.rank += rare - usual
		c.detail += ", " + catalog.GuideForm.String()
	}
	c.again = promises(k)
	return c.documented(doc, k.Sources)
}

// formOpen reports whether the form of the connector at the cursor is unknown.
func (at *cursor) formOpen() bool {
	c := at.Connector
	return c.Place == manifest.InConnectors && c.FormUnknown()
}

func ofGuideForm(k catalog.Key) bool {
	_, sigma := catalog.FindKey(catalog.ConnectorKeys(catalog.SigmaForm), k.Name)
	_, guide := catalog.FindKey(catalog.ConnectorKeys(catalog.GuideForm), k.Name)
	return guide && !sigma
}

// promises reports whether completion has items in the empty value of a property.
func promises(k catalog.Key) bool {
	switch k.Name {
	case "service", "serviceName", "connectionLinkName", "location", "locations", "scope", "scopes", "connectors", "usedConnections", "widgets":
		return true
	}
	return len(k.Keys) > 0 || len(k.Allowed) > 0 && k.Type == catalog.Array
}
