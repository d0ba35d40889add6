package manifest

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var serviceMissing = &rule.Rule{
	Code:     "service-missing",
	Severity: rule.Error,
	Summary:  "The manifest has no service.",
	Why:      "`service` is the Zoho product that loads the extension. Without it, zet neither validates nor packages the extension.",
	Bad:      `{"locale": ["en"], "connectors": []}`,
	Good:     `{"locale": ["en"], "service": "DESK", "connectors": []}`,
	Fix:      "Adds `service` with a choice of the known services.",
	Source:   rule.Toolkit,
	CheckManifest: func(p *rule.Pass, m *manifest.Model) {
		it, ok := m.Member("service")
		switch {
		case !ok:
			p.Report(rule.Brace(m.Root), "Service (\"service\") is required, for example \"DESK\"").
				Fix(rule.AddTitle("service"), addService(m)...)
		case rule.Blank(it.Value()):
			p.Report(it.Value().Span(), "Service must not be empty")
		}
	},
}

// addService returns the edits that add a service as the first property of the manifest.
func addService(m *manifest.Model) []text.Edit {
	if !m.Root.Whole() {
		return nil
	}
	var codes []string
	for _, s := range catalog.Services() {
		codes = append(codes, s.Code)
	}
	f := syntax.Fragment{New: `"service": "DESK"`}
	f.Stops = []text.Stop{{Span: text.Span{Start: len(f.New) - len(`DESK"`), End: len(f.New) - 1}, Choices: codes}}
	return m.Root.Insert(0, f)
}
