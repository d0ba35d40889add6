package widget

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
)

var widgetURLInsecure = &rule.Rule{
	Code:     "widget-url-insecure",
	Severity: rule.Information,
	Summary:  "The URL of a widget uses http instead of https.",
	Why:      "Zoho products use https, and browsers block http pages inside https pages.",
	Bad:      `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "http://www.example.com/panel.html"}]}}`,
	Good:     `{"service": "DESK", "modules": {"widgets": [{"name": "Panel", "location": "desk.topband", "url": "https://www.example.com/panel.html"}]}}`,
	Fix:      "Changes the scheme to https.",
	Source:   rule.MixedContent,
	Only:     rule.AllowsAnyHost,
	CheckWidget: func(p *rule.Pass, e *manifest.Entry) {
		page, ok := rule.RemotePageOf(e)
		if !ok || page.Scheme != "http" || rule.IsLocalHost(page.Host) {
			return
		}
		at := strings.Index(strings.ToLower(page.Content), "http")
		end := at + len("http")
		p.Report(rule.Within(page.Value, page.Content, at, end), "Widget URL must use https, because browsers block http pages inside Zoho products").
			Fix("Change to https", rule.ReplaceString(page.Value, page.Content[:at]+"https"+page.Content[end:]))
	},
}
