package connector

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

var connectionNameMissing = &rule.Rule{
	Code:     "connection-name-missing",
	Severity: rule.Warning,
	Summary:  "A connector in the Sigma form has no connection name.",
	Why: "Users see the connection name when they authorize the connection. zet rejects a connector without one for Desk, Projects, Qntrl and Show, " +
		"and skips all other checks of that connector.",
	Bad:    `{"connectionLinkName": "stock", "serviceName": "stock_service"}`,
	Good:   `{"connectionLinkName": "stock", "connectionName": "Stock", "serviceName": "stock_service"}`,
	Fix:    "Adds `connectionName` for you to complete.",
	Source: rule.DeskManifest,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		if c.Place != manifest.InConnectors || c.Form != catalog.SigmaForm || c.Telling(catalog.SigmaForm) == 0 || !rule.HasFinishedProperty(c) {
			return
		}
		it, ok := c.Member("connectionName")
		v := it.Value()
		var d *rule.Diagnostic
		switch _, isString := rule.Content(v); {
		case !ok && c.Service.LinkNameOptional:
			return
		case !ok:
			d = p.Report(rule.Brace(c.Value), "%s is required", rule.NounWithName(c.Keys(), "connectionName"))
			d.FixWith(rule.AddTitle("connectionName"), func() []text.Edit {
				return rule.AddProperty(c, "connectionName", `""`, rule.SelectAll(`""`))
			})
		case !rule.IsFinished(v):
			return
		case !isString:
			d = p.Report(rule.Head(v), "Connection name must be a string, not %s", rule.TypeName(v))
		case rule.Blank(v):
			d = p.Report(v.Span(), "Connection name must not be empty")
		default:
			return
		}
		d.Severity = rule.Rejection(requiredBy(c, "connectionName"))
	},
}
