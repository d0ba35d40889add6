package connector

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

var authTypeMissing = &rule.Rule{
	Code:     "auth-type-missing",
	Severity: rule.Error,
	Summary:  "A connector in the guide form has no authentication type.",
	Why:      "`type` determines how the connection signs in to its service, and which other properties the connector requires.",
	Bad:      `{"name": "print_shop", "userAccess": true}`,
	Good:     `{"name": "print_shop", "type": "Custom", "userAccess": true}`,
	Fix:      "Adds `type` with a choice of the known authentication types.",
	Source:   rule.WriterConnections,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		if c.Form != catalog.GuideForm || !rule.HasFinishedProperty(c) {
			return
		}
		it, ok := c.Member("type")
		switch {
		case !ok:
			d := p.Report(rule.Brace(c.Value), "%s is required in the guide form", rule.NounWithName(c.Keys(), "type"))
			value := rule.QuoteRaw(likelyAuthType(c))
			d.FixWith(rule.AddTitle("type"), func() []text.Edit {
				return rule.AddProperty(c, "type", value, rule.SelectAll(value, authTypeNames()...))
			})
		case rule.Blank(it.Value()):
			p.Report(it.Value().Span(), "Authentication type must not be empty")
		}
	},
}

// likelyAuthType returns the first authentication type that requires a property of c, or else the first known one.
func likelyAuthType(c *manifest.Connector) string {
	for _, a := range catalog.AuthTypes() {
		for _, key := range a.Required {
			if _, ok := c.Member(key); ok {
				return a.Name
			}
		}
	}
	return catalog.AuthTypes()[0].Name
}
