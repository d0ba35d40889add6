package connector

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var connectorsNotArray = &rule.Rule{
	Code:     "connectors-not-array",
	Severity: rule.Error,
	Summary:  "The value of `connectors` or `usedConnections` is not an array.",
	Why:      "`connectors`, and `usedConnections` for the finance services, must be an array even for a single connection or none.",
	Bad:      `{"service": "DESK", "connectors": {"connectionLinkName": "typeform", "connectionName": "Typeform", "serviceName": "typeform"}}`,
	Good:     `{"service": "DESK", "connectors": [{"connectionLinkName": "typeform", "connectionName": "Typeform", "serviceName": "typeform"}]}`,
	Fix:      "Puts a connector in an array, or replaces an empty value with `[]`.",
	Source:   rule.Toolkit,
	CheckManifest: func(p *rule.Pass, m *manifest.Model) {
		for _, s := range m.Sections() {
			v := s.Item.Value()
			if s.Place == manifest.InAuthorisation || v.Kind() == syntax.Array || !rule.IsFinished(v) {
				continue
			}
			d := p.Report(rule.Head(v), "Property %q must be an array of connectors, not %s", s.Place.Key(), rule.TypeName(v))
			switch {
			case v.Kind() == syntax.Null, v.Kind() == syntax.Object && v.Len() == 0 && v.Whole():
				d.Fix("Change to []", text.Edit{Span: v.Span(), New: "[]"})
			case v.Kind() == syntax.Object && v.Whole():
				wrap := rule.Wrap(v, "[", "]")
				if manifest.LooksLikeConnector(v) && m.Tree.FaultCount() == 0 {
					d.FixSurely("Put it in an array", wrap...)
				} else {
					d.Fix("Put it in an array", wrap...)
				}
			}
		}
	},
}
