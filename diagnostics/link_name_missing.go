package diagnostics

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var linkNameMissing = &Rule{
	Code:     "link-name-missing",
	Severity: Warning,
	Summary:  "A connector has no connection link name.",
	Why:      "Code calls a connection by its link name and by nothing else: `name` in the form of the guide, `connectionLinkName` in Sigma's. Mail alone goes by `serviceName`. The toolkit rejects a connector without one in Desk, Projects and Qntrl.",
	Bad:      `{"connectionName": "My books", "serviceName": "books_service"}`,
	Good:     `{"connectionLinkName": "my_books", "connectionName": "My books", "serviceName": "books_service"}`,
	Fix:      "Adds the name that Sigma would derive from the connection name.",
	Source:   writerConnections,
	connector: func(p *Pass, c *manifest.Connector) {
		it, ok := c.LinkName()
		v := it.Value()
		var d *Diagnostic
		switch _, isString := content(v); {
		case !begun(c), !ok && c.Service.LinkNameOptional:
			return
		case !ok:
			d = p.Report(brace(c.Value), "Connector has no connection link name; expected it in %q", c.LinkNameKey())
			derived := quoteRaw(derivedLinkName(c))
			d.FixWith("Add "+c.LinkNameKey(), func() []text.Edit { return add(c, c.LinkNameKey(), derived, typed(derived)) })
		case !settled(v):
			return
		case !isString:
			d = p.Report(head(v), "Connection link name must be a string, not %s", kindOf(v))
		case blank(v):
			d = p.Report(v.Span(), "Connection link name is blank; expected the one that Sigma shows")
			if derived := derivedLinkName(c); derived != "" {
				d.Fix(changeTo(derived), change(v, derived))
			}
		default:
			return
		}
		d.Severity = rejection(askedBy(&c.Entry, keyIn(c.Keys(), c.LinkNameKey())))
	},
}

// derivedLinkName returns the connection link name that Sigma would derive from c's connection
// name, empty if it has none.
func derivedLinkName(c *manifest.Connector) string {
	it, _ := c.Member("connectionName")
	name, _ := content(it.Value())
	return manifest.LinkName(name)
}

// linkName returns c's connection link name and its value, and whether there is one that is no
// place of a sample.
func linkName(c *manifest.Connector) (string, syntax.Value, bool) {
	it, _ := c.LinkName()
	name, ok := content(it.Value())
	return name, it.Value(), ok && !isSample(name)
}
