package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var connectorsCount = &Rule{
	Code:     "connectors-count",
	Severity: Error,
	Summary:  "The manifest has more connectors than its service takes.",
	Why:      "Projects takes up to five connectors. With more of them the toolkit packs nothing, and looks at none of them.",
	Bad:      `{"service": "PROJECTS", "connectors": [` + fiveConnectors + `, ` + projectsConnector("f") + `]}`,
	Good:     `{"service": "PROJECTS", "connectors": [` + fiveConnectors + `]}`,
	Source:   toolkit,
	only:     func(s *catalog.Service) bool { return s.MaxConnectors > 0 },
	manifest: func(p *Pass, m *manifest.Model) {
		s, _ := m.Section(manifest.InConnectors)
		v := s.Item.Value()
		most := m.Service.MaxConnectors
		if v.Kind() != syntax.Array || v.Len() <= most {
			return
		}
		p.Report(head(v.Item(most).Value()), "Manifest has %d connectors; %s takes at most %d", v.Len(), m.Service.Name, most)
	},
}

var fiveConnectors = projectsConnector("a") + ", " + projectsConnector("b") + ", " + projectsConnector("c") + ", " +
	projectsConnector("d") + ", " + projectsConnector("e")

// projectsConnector returns a connector for the example, with all that Projects asks for.
func projectsConnector(name string) string {
	return `{"connectionLinkName": "` + name + `", "connectionName": "` + name + `", "serviceName": "` + name + `", "userAccess": true, "isUserDefinedService": true}`
}
