package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var serviceMissing = &Rule{
	Code:     "service-missing",
	Severity: Error,
	Summary:  "The manifest does not name a service.",
	Why:      "`service` is the product that loads the extension. Without it the toolkit neither validates nor packs anything.",
	Bad:      `{"locale": ["en"], "connectors": []}`,
	Good:     `{"locale": ["en"], "service": "DESK", "connectors": []}`,
	Fix:      "Adds `service`, to be chosen from the known ones.",
	Source:   toolkit,
	manifest: func(p *Pass, m *manifest.Model) {
		it, ok := m.Member("service")
		switch {
		case !ok:
			p.Report(brace(m.Root), "Manifest has no service; expected one such as \"DESK\"").
				Fix("Add service", addService(m)...)
		case blank(it.Value()):
			p.Report(it.Value().Span(), "Service is blank; expected one such as \"DESK\"")
		}
	},
}

// addService returns the edits that put a service first in the manifest.
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
