package diagnostics

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var connectorsNotArray = &Rule{
	Code:     "connectors-not-array",
	Severity: Error,
	Summary:  "The connectors are not in an array.",
	Why:      "`connectors`, and `usedConnections` in the finance services, are arrays even if there is only one connection, or none.",
	Bad:      `{"service": "DESK", "connectors": {"connectionLinkName": "typeform", "connectionName": "Typeform", "serviceName": "typeform"}}`,
	Good:     `{"service": "DESK", "connectors": [{"connectionLinkName": "typeform", "connectionName": "Typeform", "serviceName": "typeform"}]}`,
	Fix:      "Puts the array around it.",
	Source:   toolkit,
	manifest: func(p *Pass, m *manifest.Model) {
		for _, s := range m.Sections() {
			v := s.Item.Value()
			if s.Place == manifest.InAuthorisation || v.Kind() == syntax.Array || !settled(v) {
				continue
			}
			span := v.Span()
			if v.Kind() == syntax.Object {
				span = brace(v)
			}
			d := p.Report(span, "Property %q must be an array of connectors, not %s", s.Place.Key(), kindOf(v))
			switch {
			case v.Kind() == syntax.Null, v.Kind() == syntax.Object && v.Len() == 0 && v.Whole():
				d.Fix("Change to []", text.Edit{Span: v.Span(), New: "[]"})
			case v.Kind() == syntax.Object && v.Whole():
				wrap := []text.Edit{text.Insert(v.Span().Start, "["), text.Insert(v.Span().End, "]")}
				if manifest.LooksLikeConnector(v) && m.Tree.FaultCount() == 0 {
					d.FixSurely("Put it in an array", wrap...)
				} else {
					d.Fix("Put it in an array", wrap...)
				}
			}
		}
	},
}
