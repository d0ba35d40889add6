package completion

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

// aliases returns other names for the properties of the object around the cursor, by property.
func (at *cursor) aliases() map[string][]string {
	words := map[string][]string{}
	if at.Model.Kind != manifest.Manifest {
		return words
	}
	kinds := at.objectKinds()
	all := catalog.Misnomers()
	for i := range all {
		m := &all[i]
		if !slices.Contains(kinds, m.At) || m.MeantAt != "" && m.MeantAt != m.At {
			continue
		}
		if len(m.Services) == 0 || slices.Contains(m.Services, at.Model.Service.Code) {
			words[m.Meant] = append(words[m.Meant], m.Typed)
		}
	}
	return words
}

// objectKinds returns which objects of the catalogue the one around the cursor can be.
func (at *cursor) objectKinds() []catalog.Place {
	switch name := strings.Join(at.Path, "."); {
	case name == "":
		return []catalog.Place{catalog.TopLevel}
	case name == "modules":
		return []catalog.Place{catalog.InModules}
	case name == "cspDomains":
		return []catalog.Place{catalog.InCspDomains}
	case name == "config.*":
		return []catalog.Place{catalog.InParameter}
	case name == at.Model.Service.WidgetPath+".*":
		return []catalog.Place{catalog.InWidget}
	case at.inConnector():
		return []catalog.Place{catalog.InGuideForm, catalog.InSigmaForm}
	}
	return nil
}
