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
	Why:      "CRM, Creator, Bigin, Recruit and Catalyst take little more than `service` from the manifest. Where their widgets appear is set up in the product.",
	Bad:      `{"service": "CRM", "modules": {"widgets": [{"name": "Panel", "url": "/app/widget.html"}]}}`,
	Good:     `{"service": "CRM"}`,
	Source:   toolkit,
	only:     func(s *catalog.Service) bool { return s.Code != "" && !hasWidgets(s) },
	manifest: func(p *Pass, m *manifest.Model) {
		if it, ok := widgetsIn(m); ok {
			p.Report(it.Key(), "%s reads no widgets from the manifest; set them up in the product", m.Service.Name)
		}
	},
}

// widgetsIn returns the member that has widgets in it, wherever services have theirs.
func widgetsIn(m *manifest.Model) (syntax.Item, bool) {
	s, ok := m.Section(manifest.InWidgets)
	if !ok {
		s.Item, ok = m.Member(manifest.InWidgets.Key())
	}
	v := s.Item.Value()
	return s.Item, ok && v.Kind() == syntax.Array && v.Len() > 0
}
