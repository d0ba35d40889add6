package connector

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/spelling"
)

var authTypeUnknown = &rule.Rule{
	Code:     "auth-type-unknown",
	Severity: rule.Error,
	Summary:  "The authentication type of a connector is unknown.",
	Why:      "The guide defines the types `OAuth`, `OAuth 2.0`, `Basic Auth`, `API Key` and `Custom`. Case matters.",
	Bad:      `{"name": "rates", "type": "apikey", "keyName": "X-Api-Key", "keyLocation": "header"}`,
	Good:     `{"name": "rates", "type": "API Key", "keyName": "X-Api-Key", "keyLocation": "header"}`,
	Fix:      "Replaces the type with the closest known one.",
	Source:   rule.WriterConnections,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		it, ok := c.Member("type")
		v := it.Value()
		if c.Form != catalog.GuideForm || !ok || !rule.IsFinished(v) || rule.Blank(v) {
			return
		}
		name, isString := rule.Content(v)
		if !isString {
			p.Report(v.Span(), "Authentication type must be %s, not %s", authTypeList(), rule.TypeName(v))
			return
		}
		if _, known := catalog.LookupAuthType(name); known {
			return
		}
		meant, sure := spelling.AuthType(name)
		if meant == "" {
			p.Report(v.Span(), "Authentication type must be %s, not %s", authTypeList(), rule.Display(name))
			return
		}
		rule.Suggest(p.Report(v.Span(), "Authentication type %s is unknown", rule.Display(name)), v, meant, sure)
	},
}
