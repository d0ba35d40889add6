package connector

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

var linkNameMissing = &rule.Rule{
	Code:     "link-name-missing",
	Severity: rule.Warning,
	Summary:  "A connector has no connection link name.",
	Why: "Code refers to a connection only by its link name: `name` in the guide form, `connectionLinkName` in the Sigma form. Only Mail uses `serviceName` instead. " +
		"zet rejects a connector without a link name for Desk, Projects and Qntrl.",
	Bad:    `{"connectionName": "My books", "serviceName": "books_service"}`,
	Good:   `{"connectionLinkName": "my_books", "connectionName": "My books", "serviceName": "books_service"}`,
	Fix:    "Adds the name that Sigma would create from the connection name.",
	Source: rule.WriterConnections,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		it, ok := c.LinkName()
		v := it.Value()
		var d *rule.Diagnostic
		switch _, isString := rule.Content(v); {
		case !rule.HasFinishedProperty(c), !ok && c.Service.LinkNameOptional:
			return
		case !ok:
			key := c.LinkNameKey()
			d = p.Report(rule.Brace(c.Value), "%s is required", rule.NounWithName(c.Keys(), key))
			derived := rule.QuoteRaw(rule.DerivedLinkName(c))
			d.FixWith(rule.AddTitle(key), func() []text.Edit { return rule.AddProperty(c, key, derived, rule.SelectAll(derived)) })
		case !rule.IsFinished(v):
			return
		case !isString:
			d = p.Report(rule.Head(v), "Connection link name must be a string, not %s", rule.TypeName(v))
		case rule.Blank(v):
			d = p.Report(v.Span(), "Connection link name must not be empty")
			if derived := rule.DerivedLinkName(c); derived != "" {
				d.Fix(rule.ChangeTitle(derived), rule.ReplaceString(v, derived))
			}
		default:
			return
		}
		d.Severity = rule.Rejection(requiredBy(c, c.LinkNameKey()))
	},
}
