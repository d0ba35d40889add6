package manifest

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/spelling"
)

var serviceUnknown = &rule.Rule{
	Code:     "service-unknown",
	Severity: rule.Error,
	Summary:  "The service of the manifest is unknown.",
	Why:      "zet packages an extension only if `service` is one of the services it knows. They are uppercase, and case matters.",
	Bad:      `{"service": "Desk", "connectors": []}`,
	Good:     `{"service": "DESK", "connectors": []}`,
	Fix:      "Replaces the service with the closest known one.",
	Source:   rule.Toolkit,
	CheckManifest: func(p *rule.Pass, m *manifest.Model) {
		it, ok := m.Member("service")
		v := it.Value()
		if !ok || !rule.IsFinished(v) || rule.Blank(v) {
			return
		}
		name, isString := rule.Content(v)
		if !isString {
			p.Report(v.Span(), "Service must be a string such as \"DESK\", not %s", rule.TypeName(v))
			return
		}
		if _, known := catalog.LookupService(name); known {
			return
		}
		meant, sure := spelling.Service(name)
		if meant == "" {
			p.Report(v.Span(), "Service %s is unknown; use one such as \"DESK\"", rule.Display(name))
			return
		}
		rule.Suggest(p.Report(v.Span(), "Service %s is unknown", rule.Display(name)), v, meant, sure)
	},
}
