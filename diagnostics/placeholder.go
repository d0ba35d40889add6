package diagnostics

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
)

var placeholder = &Rule{
	Code:     "placeholder",
	Severity: Warning,
	Summary:  "A sample's placeholder still stands in a connector.",
	Why:      "Samples write `https://...`, `<Connection Link Name>` or `****` where your own value belongs.",
	Bad:      `{"connectionLinkName": "<Connection Link Name>", "connectionName": "Books"}`,
	Good:     `{"connectionLinkName": "books", "connectionName": "Books"}`,
	Fix:      "For a link name: puts in the name that Sigma would derive from the connection name.",
	Source:   writerConnections,
	connector: func(p *Pass, c *manifest.Connector) {
		for _, it := range c.Members() {
			checkSample(p, c, it.Value())
			if it.Value().Kind() == syntax.Array {
				for element := range it.Value().Items() {
					checkSample(p, c, element.Value())
				}
			}
		}
	},
}

// checkSample reports v, which stands in c, if it is left from a sample.
func checkSample(p *Pass, c *manifest.Connector, v syntax.Value) {
	s, ok := content(v)
	if !ok {
		return
	}
	from, to := secret.PlaceholderIn(s)
	if to == 0 {
		return
	}
	span := v.Span()
	if to-from < len(s) {
		span = within(v, s, from, to)
	}
	d := p.Report(span, "Placeholder %s is left from a sample; expected a value of your own", shown(s[from:to]))
	if it, _ := c.LinkName(); it.Value().Span() == v.Span() {
		if derived := derivedLinkName(c); derived != "" {
			d.Fix(changeTo(derived), change(v, derived))
		}
	}
}
