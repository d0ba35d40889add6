package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var widgetsUnused = &Rule{
	Code:     "widgets-unused",
	Severity: Information,
	Summary:  "A manifest has widgets although its service reads none from there.",
	Why:      "CRM, Creator, Bigin, Recruit, FSM and Catalyst take little more than `service` from the manifest. Where their widgets appear is set up in the product.",
	Bad:      `{"service": "CRM", "modules": {"widgets": [{"name": "Panel", "url": "/app/widget.html"}]}}`,
	Good:     `{"service": "CRM"}`,
	Source:   toolkit,
	only:     func(s *catalog.Service) bool { return s.Code != "" && !hasWidgets(s) },
	manifest: func(p *Pass, m *manifest.Model) {
		s, ok := m.Section(manifest.InWidgets)
		if !ok {
			s.Item, ok = m.Member(manifest.InWidgets.Key())
		}
		if v := s.Item.Value(); ok && v.Kind() == syntax.Array && v.Len() > 0 {
			p.Report(s.Item.Key(), "%s reads no widgets from the manifest; set them up in the product", m.Service.Name)
		}
	},
}

var widgetCount = &Rule{
	Code:     "widget-count",
	Severity: Warning,
	Summary:  "There are more widgets than the product takes.",
	Why:      "ServiceDesk Plus documents one to three widgets for an extension; older pages name other numbers, and the toolkit does not count.",
	Bad:      `{"service": "SDP", "widgets": [` + fourWidgets + `]}`,
	Good:     `{"service": "SDP", "widgets": [{"name": "A", "description": "", "path_url": "/app/a.html", "locations": ["webtab"]}]}`,
	Source: catalog.Source{
		Title: "ServiceDesk Plus: widget specifications",
		URL:   "https://help.sdpondemand.com/widget-specifications",
		Grade: catalog.Documented,
	},
	only: func(s *catalog.Service) bool { return s.MaxWidgets > 0 },
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
