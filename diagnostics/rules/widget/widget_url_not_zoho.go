package widget

import (
	"slices"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

var widgetURLNotZoho = &rule.Rule{
	Code:     "widget-url-not-zoho",
	Severity: rule.Error,
	Summary:  "The URL of a widget for Mail is not on a Zoho host.",
	Why:      "Mail allows absolute URLs only on Zoho hosts, such as `https://mail.zoho.com/`. Put your own pages in the extension.",
	Bad:      `{"service": "MAIL", "modules": {"widgets": [{"name": "Notes", "location": "zoho.mail.preview.rightpanel", "url": "https://www.example.com/notes.html"}]}}`,
	Good:     `{"service": "MAIL", "modules": {"widgets": [{"name": "Notes", "location": "zoho.mail.preview.rightpanel", "url": "/app/notes.html"}]}}`,
	Source:   rule.Toolkit,
	Only: func(s *catalog.Service) bool {
		k := rule.PageKey(s)
		return k != nil && len(k.Link.Hosts) > 0
	},
	CheckWidget: func(p *rule.Pass, e *manifest.Entry) {
		k := rule.PageKey(e.Service)
		page, ok := rule.RemotePageOf(e)
		if ok && !slices.ContainsFunc(k.Link.Hosts, func(part string) bool { return strings.Contains(page.Host, part) }) {
			p.Report(page.HostSpan(), "Widget URL must be on a Zoho host such as \"mail.zoho.com\", not on %s", rule.Display(page.Host))
		}
	},
}
