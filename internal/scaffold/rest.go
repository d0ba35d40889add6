package scaffold

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// Rest returns an object with the properties that c lacks compared with a new connector of its form; ok is false if
// there are none. without is the name of a property that is being typed and does not count as present. The link name is
// derived from the connection name, if there is one.
func Rest(c *manifest.Connector, names Names, without string) (f syntax.Fragment, ok bool) {
	has := func(name string) bool { return name != without && slices.Contains(c.Names(), name) }
	var keys []catalog.Key
	if c.Place == manifest.InConnectors && c.Form == catalog.GuideForm && !c.FormUnknown() {
		keys = guideKeys(authOf(c), names)
	} else {
		keys = filledKeys(c.Place, *c.Service, names)
	}
	keys = slices.DeleteFunc(keys, func(k catalog.Key) bool { return has(k.Name) })
	for i := range keys {
		if it, named := c.Member("connectionName"); named && keys[i].Name == "connectionLinkName" {
			if name, _ := it.Value().Content(); manifest.LinkName(name) != "" {
				keys[i].Default = Quote(manifest.LinkName(name))
			}
		}
	}
	return connector(keys), len(keys) > 0
}

// authOf returns the authentication type of c, or the default.
func authOf(c *manifest.Connector) catalog.AuthType {
	it, _ := c.Member("type")
	name, _ := it.Value().Str()
	if auth, ok := catalog.FoldAuthType(name); ok {
		return auth
	}
	return catalog.AuthTypes()[0]
}
