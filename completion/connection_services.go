package completion

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

// maxConnectors limits the connectors whose services are collected.
const maxConnectors = 500

// connectionServices returns the values of serviceName: those that other connectors of the manifest use, then those of
// the catalogue.
func connectionServices(at *cursor) []candidate {
	if at.Slot != manifest.Content || !at.inConnector() || at.name() != "serviceName" || len(at.key.Allowed) > 0 {
		return nil
	}
	var list []candidate
	for _, name := range at.usedServices() {
		if _, ok := catalog.LookupConnectionService(name); ok {
			continue
		}
		c := textValue(name)
		c.kind, c.rank, c.detail = Reference, likely, "used in this manifest"
		list = append(list, c)
	}
	for _, s := range catalog.ConnectionServices() {
		if _, refused := catalog.FindValue(at.key.Refused, s.Name); refused {
			continue
		}
		c := textValue(s.Name).documented(s.Doc, s.Sources)
		c.detail = s.Title
		c.aliases = []string{strings.ToLower(s.Title)}
		list = append(list, c)
	}
	return list
}

// usedServices returns the distinct services of the other connectors, or nothing if services must be unique.
func (at *cursor) usedServices() []string {
	if at.key.UniqueBy != 0 {
		return nil
	}
	var names []string
	seen := 0
	for _, s := range at.Model.Sections() {
		for c := range at.Model.Connectors(s) {
			if seen++; seen > maxConnectors {
				return names
			}
			name := c.ServiceName()
			if c.Value.Span() != at.Connector.Value.Span() && strings.TrimSpace(name) != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}
