package manifest

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
)

// Properties returns the properties that the object at path can have, nil for an object that the catalogue does not
// describe. path starts at the root and has "*" for array items. If it leads into a connector, that is s.Connector.
// configuration are the properties of a project configuration.
func (s *Site) Properties(path []string, configuration []catalog.Key) []catalog.Key {
	switch s.Model.Kind {
	case Resources:
		return descend(catalog.ResourceKeys(), path)
	case Configuration:
		return descend(configuration, path)
	case Manifest:
	}
	service := s.Model.Service
	properties, widget, parameter := service.Keys, service.Widget, service.Config.Keys
	if service.Code == "" {
		properties = common(func(s catalog.Service) []catalog.Key { return s.Keys })
		widget = common(func(s catalog.Service) []catalog.Key { return s.Widget })
		parameter = common(func(s catalog.Service) []catalog.Key { return s.Config.Keys })
	}
	for i, name := range path {
		if name == "*" {
			continue
		}
		k, ok := catalog.FindKey(properties, name)
		switch {
		case i == 0 && HoldsConnections(name):
			properties = s.Connector.Properties()
		case i == 0 && name == "config":
			properties = parameter
		case name == "widgets" && (i == 0 || i == 1 && path[0] == "modules"):
			properties = widget
		case ok:
			properties = k.Keys
		default:
			return nil
		}
	}
	return properties
}

// descend follows path from an object with the given properties and returns the properties of the object it leads to.
func descend(properties []catalog.Key, path []string) []catalog.Key {
	for _, name := range path {
		if name != "*" {
			k, _ := catalog.FindKey(properties, name)
			properties = k.Keys
		}
	}
	return properties
}

// common returns the properties that at least half of the services with full manifests share, in catalogue order. A
// property is required if every such service requires it.
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

// Properties returns the properties that c can have: those of both forms while its form is unknown, and in the guide
// form only those that its authentication type allows, with the ones it requires marked as required. A nil connector
// has none.
func (c *Connector) Properties() []catalog.Key {
	switch {
	case c == nil:
		return nil
	case c.Place == InConnectors && c.FormUnknown():
		return slices.Concat(c.Keys(), catalog.ConnectorKeys(catalog.GuideForm))
	case c.Place == InConnectors && c.Form == catalog.GuideForm:
		return c.guideProperties()
	}
	return c.Keys()
}

func (c *Connector) guideProperties() []catalog.Key {
	list := slices.Clone(c.Keys())
	it, _ := c.Member("type")
	name, _ := it.Value().Str()
	auth, ok := catalog.FoldAuthType(name)
	if !ok {
		return list
	}
	for i, k := range list {
		list[i].Required = k.Required || slices.Contains(auth.Required, k.Name)
	}
	return slices.DeleteFunc(list, func(k catalog.Key) bool {
		return !k.Required && !slices.Contains(auth.Together, k.Name) && !slices.Contains(auth.Optional, k.Name)
	})
}
