package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
)

var connectionNameMissing = &Rule{
	Code:     "connection-name-missing",
	Severity: Warning,
	Summary:  "A connector in Sigma's form has no connection name.",
	Why:      "The connection name is what people read when they authorise. The toolkit skips every other check of a connector without one.",
	Bad:      `{"connectionLinkName": "stock", "serviceName": "stock_service"}`,
	Good:     `{"connectionLinkName": "stock", "connectionName": "Stock", "serviceName": "stock_service"}`,
	Fix:      "Adds `connectionName` for you to fill in.",
	Source:   deskManifest,
	connector: func(p *Pass, c *manifest.Connector) {
		if c.Place != manifest.InConnectors || c.Form != catalog.SigmaForm || len(c.Sigma) == 0 || !begun(c) {
			return
		}
		it, ok := c.Member("connectionName")
		v := it.Value()
		switch _, isString := content(v); {
		case !ok && c.Service.LinkNameOptional:
		case !ok:
			p.Report(brace(c.Value), "Connector has no connection name; expected it in \"connectionName\"").
				Fix("Add connectionName", add(c, "connectionName", `""`, typed(`""`))...)
		case !settled(v):
		case !isString:
			p.Report(v.Span(), "Connection name must be a string, not %s", kindOf(v))
		case blank(v):
			p.Report(v.Span(), "Connection name is blank; expected the one that Sigma shows")
		}
	},
}
