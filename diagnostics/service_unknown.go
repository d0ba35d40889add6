package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
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
		meant, sure := meantService(name)
		if meant == "" {
			p.Report(v.Span(), "Service %s is unknown; expected one such as \"DESK\"", shown(name))
			return
		}
		suggest(p.Report(v.Span(), "Service %s is unknown", shown(name)), v, meant, sure)
	},
}

// meantService returns the code of the service that name stands for, empty if that cannot be told,
// and whether there is no doubt.
func meantService(name string) (code string, sure bool) {
	if s, ok := catalog.FoldService(name); ok {
		return s.Code, strings.EqualFold(s.Code, strings.TrimSpace(name))
	}
	n := nearest{typed: name}
	for _, s := range catalog.Services() {
		n.try(s.Code)
	}
	return n.word, false
}
