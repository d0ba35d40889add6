package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

var connectionNameMissing = &Rule{
	Code:     "connection-name-missing",
	Severity: Warning,
	Summary:  "A connector in Sigma's form has no connection name.",
	Why: "The connection name is what people read when they authorise. The toolkit rejects a connector without one in Desk, Projects, Qntrl and Show, " +
		"and skips every other check of it.",
	Bad:    `{"connectionLinkName": "stock", "serviceName": "stock_service"}`,
	Good:   `{"connectionLinkName": "stock", "connectionName": "Stock", "serviceName": "stock_service"}`,
	Fix:    "Adds `connectionName` for you to fill in.",
	Source: deskManifest,
	connector: func(p *Pass, c *manifest.Connector) {
		if c.Place != manifest.InConnectors || c.Form != catalog.SigmaForm || c.Telling(catalog.SigmaForm) == 0 || !begun(c) {
			return
		}
		it, ok := c.Member("connectionName")
		v := it.Value()
		var d *Diagnostic
		switch _, isString := content(v); {
		case !ok && c.Service.LinkNameOptional:
			return
		case !ok:
			d = p.Report(brace(c.Value), "Connector has no connection name; expected it in \"connectionName\"")
			d.FixWith("Add connectionName", func() []text.Edit { return add(c, "connectionName", `""`, typed(`""`)) })
		case !settled(v):
			return
		case !isString:
			d = p.Report(head(v), "Connection name must be a string, not %s", kindOf(v))
		case blank(v):
			d = p.Report(v.Span(), "Connection name is blank; expected the one that Sigma shows")
		default:
			return
		}
		d.Severity = rejection(askedBy(&c.Entry, keyIn(c.Keys(), "connectionName")))
	},
}
