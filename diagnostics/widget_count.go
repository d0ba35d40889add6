package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var widgetCount = &Rule{
	Code:     "widget-count",
	Severity: Warning,
	Summary:  "There are more widgets than the product takes.",
	Why:      "ServiceDesk Plus documents one to three widgets for an extension; older pages name other numbers, and the toolkit does not count.",
	Bad:      `{"service": "SDP", "widgets": [` + fourWidgets + `]}`,
	Good:     `{"service": "SDP", "widgets": [{"name": "A", "description": "", "path_url": "/app/a.html", "locations": ["webtab"]}]}`,
	Source:   sdpWidgets,
	only:     func(s *catalog.Service) bool { return s.MaxWidgets > 0 },
	manifest: func(p *Pass, m *manifest.Model) {
		s, _ := m.Section(manifest.InWidgets)
		v, most := s.Item.Value(), m.Service.MaxWidgets
		if v.Kind() == syntax.Array && v.Len() > most {
			p.Report(head(v.Item(most).Value()), "Extension has %d widgets; the documentation of %s allows %d", v.Len(), m.Service.Name, most)
		}
	},
}

const fourWidgets = `{"name": "A", "description": "", "path_url": "/app/a.html", "locations": ["webtab"]},
	{"name": "B", "description": "", "path_url": "/app/a.html", "locations": ["webtab"]},
	{"name": "C", "description": "", "path_url": "/app/a.html", "locations": ["webtab"]},
	{"name": "D", "description": "", "path_url": "/app/a.html", "locations": ["webtab"]}`
