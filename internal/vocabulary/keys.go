package vocabulary

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
)

// Members returns the keys of the object that path leads to from the root, an array's elements being "*".
// at is a place in that object, whose connector counts; rules are what a configuration can name. It is nil for
// an object that the catalogue does not know.
func Members(at *manifest.Site, path []string, rules []catalog.Value) []catalog.Key {
	switch at.Model.Kind {
	case manifest.Resources:
		return below(catalog.ResourceKeys(), path)
	case manifest.Configuration:
		return below(config.Keys(rules), path)
	case manifest.Manifest:
	}
	service := at.Model.Service
	keys := topLevel(service)
	widgets, parameters := service.Widget, service.Config.Keys
	if service.Code == "" {
		widgets = common(func(s catalog.Service) []catalog.Key { return s.Widget })
		parameters = common(func(s catalog.Service) []catalog.Key { return s.Config.Keys })
	}
	for i, name := range path {
		if name == "*" {
			continue
		}
		k, ok := catalog.FindKey(keys, name)
		switch {
		case i == 0 && manifest.HoldsConnections(name):
			keys = Connector(at.Connector)
		case i == 0 && name == "config":
			keys = parameters
		case name == "widgets" && (i == 0 || i == 1 && path[0] == "modules"):
			keys = widgets
		case ok:
			keys = k.Keys
		default:
			return nil
		}
	}
	return keys
}

// below returns the keys of the object that path leads to from the one with the given keys.
func below(keys []catalog.Key, path []string) []catalog.Key {
	for _, name := range path {
		if name != "*" {
			k, _ := catalog.FindKey(keys, name)
			keys = k.Keys
		}
	}
	return keys
}

// topLevel returns the keys of a manifest for service.
func topLevel(service catalog.Service) []catalog.Key {
	if service.Code != "" {
		return service.Keys
	}
	return common(func(s catalog.Service) []catalog.Key { return s.Keys })
}

// common returns the keys that most services with full manifests share, in the order of the first
// of them. Only what all require is required.
func common(of func(catalog.Service) []catalog.Key) []catalog.Key {
	var list []catalog.Key
	count, required, services := map[string]int{}, map[string]int{}, 0
	for _, s := range catalog.Services() {
		if s.Dialect != catalog.Full || of(s) == nil {
			continue
		}
		services++
		for _, k := range of(s) {
			if count[k.Name]++; count[k.Name] == 1 {
				list = append(list, k)
			}
			if k.Required {
				required[k.Name]++
			}
		}
	}
	list = slices.DeleteFunc(list, func(k catalog.Key) bool { return 2*count[k.Name] < services })
	for i := range list {
		list[i].Required = required[list[i].Name] == services
	}
	return list
}

// Connector returns the keys of c, which may be nil: those of its form, those of both while nothing tells the form. A
// key that the authentication type asks for is required.
func Connector(c *manifest.Connector) []catalog.Key {
	if c == nil {
		return nil
	}
	if c.Place == manifest.InConnectors && c.Plain() {
		return slices.Concat(c.Keys(), catalog.ConnectorKeys(catalog.GuideForm))
	}
	if c.Form == catalog.SigmaForm || c.Place != manifest.InConnectors {
		return c.Keys()
	}
	return guideKeys(c)
}

// guideKeys returns the keys of a connector in the guide form that fit its authentication type,
// those that the type needs being required.
func guideKeys(c *manifest.Connector) []catalog.Key {
	keys := slices.Clone(c.Keys())
	it, _ := c.Member("type")
	name, _ := it.Value().Str()
	auth, ok := catalog.FoldAuthType(name)
	if !ok {
		return keys
	}
	for i, k := range keys {
		keys[i].Required = k.Required || slices.Contains(auth.Required, k.Name)
	}
	return slices.DeleteFunc(keys, func(k catalog.Key) bool {
		return !k.Required && !slices.Contains(auth.Together, k.Name) && !slices.Contains(auth.Optional, k.Name)
	})
}
