package connector

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var connectorNotObject = &rule.Rule{
	Code:     "connector-not-object",
	Severity: rule.Error,
	Summary:  "A connector is not an object.",
	Why:      "A connector is the JSON object that the Connection Summary page in Sigma shows. A connection link name alone is not enough.",
	Bad:      `["slack"]`,
	Good:     `[{"connectionLinkName": "slack", "connectionName": "Slack"}]`,
	Fix:      "Converts a connection link name to an object that you complete.",
	Source:   rule.Toolkit,
	CheckItem: func(p *rule.Pass, place manifest.Place, it syntax.Item) {
		v := it.Value()
		if !place.Connections() || v.Kind() == syntax.Object || !rule.IsFinished(v) {
			return
		}
		d := p.Report(rule.Head(v), "Connector must be an object, not %s", rule.TypeName(v))
		if place == manifest.InUsed {
			d.Severity = rule.Warning // no known product rejects it
		}
		if name, ok := rule.Content(v); ok && rule.LinkNameOf(name) == name && name != "" {
			d.Fix("Convert to a connector", text.Edit{Span: v.Span(), New: `{ "connectionLinkName": ` + rule.QuoteRaw(name) + ` }`})
		}
	},
}
