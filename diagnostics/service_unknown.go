package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/spelling"
)

var serviceUnknown = &Rule{
	Code:     "service-unknown",
	Severity: Error,
	Summary:  "The manifest names a service that is not known.",
	Why:      "The toolkit compares `service` letter by letter with a list of its own and packs nothing for any other word. The words are upper case.",
	Bad:      `{"service": "Desk", "connectors": []}`,
	Good:     `{"service": "DESK", "connectors": []}`,
	Fix:      "Replaces it by the service that is probably meant.",
	Source:   toolkit,
	manifest: func(p *Pass, m *manifest.Model) {
		it, ok := m.Member("service")
		v := it.Value()
		if !ok || !settled(v) || blank(v) {
			return
		}
		name, isString := content(v)
		if !isString {
			p.Report(v.Span(), "Service must be a string such as \"DESK\", not %s", kindOf(v))
			return
		}
		if _, known := catalog.LookupService(name); known {
			return
		}
		meant, sure := spelling.Service(name)
		if meant == "" {
			p.Report(v.Span(), "Service %s is unknown; expected one such as \"DESK\"", shown(name))
			return
		}
		suggest(p.Report(v.Span(), "Service %s is unknown", shown(name)), v, meant, sure)
	},
}
