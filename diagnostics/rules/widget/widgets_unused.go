package widget

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

var widgetsUnused = &rule.Rule{
	Code:     "widgets-unused",
	Severity: rule.Information,
	Summary:  "The manifest has widgets, but the service does not read widgets from the manifest.",
	Why:      "CRM, Creator, Bigin, Recruit and Catalyst read little more than `service` from the manifest. Their widgets are configured in the product.",
	Bad:      `{"service": "CRM", "modules": {"widgets": [{"name": "Panel", "url": "/app/widget.html"}]}}`,
	Good:     `{"service": "CRM"}`,
	Source:   rule.Toolkit,
	Only:     func(s *catalog.Service) bool { return s.Code != "" && !rule.HasWidgets(s) },
	CheckManifest: func(p *rule.Pass, m *manifest.Model) {
		if it, ok := rule.WidgetsIn(m); ok {
			p.Report(it.Key(), "Widgets must be configured in %s, which does not read them from the manifest", m.Service.Name)
		}
	},
}
