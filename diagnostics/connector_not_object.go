package diagnostics

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var connectorNotObject = &Rule{
	Code:     "connector-not-object",
	Severity: Error,
	Summary:  "A connector is not an object.",
	Why:      "A connector is the JSON object that Sigma shows on the page Connection Summary. A link name alone says too little.",
	Bad:      `["slack"]`,
	Good:     `[{"connectionLinkName": "slack", "connectionName": "Slack"}]`,
	Fix:      "Makes a link name an object, which then lacks the rest.",
	Source:   toolkit,
	element: func(p *Pass, place manifest.Place, it syntax.Item) {
		v := it.Value()
		if !place.Connections() || v.Kind() == syntax.Object || !settled(v) {
			return
		}
		span := v.Span()
		if v.Kind() == syntax.Array {
			span.End = min(span.End, span.Start+1)
		}
		d := p.Report(span, "Connector must be an object, not %s", kindOf(v))
		if place == manifest.InUsed {
			d.Severity = Warning // nobody is known to reject it
		}
		if name, ok := content(v); ok && linkNameOf(name) == name && name != "" {
			d.Fix("Make it the connection link name of a connector",
				text.Edit{Span: v.Span(), New: `{ "connectionLinkName": ` + quoteRaw(name) + ` }`})
		}
	},
}

// linkNameOf returns the part of name that can be a connection link name as it stands.
func linkNameOf(name string) string {
	for i := range len(name) {
		if !linkNameByte(name[i]) {
			return name[:i]
		}
	}
	return name
}

func linkNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}
