package scope

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var scopesMissing = &rule.Rule{
	Code:     "scopes-missing",
	Severity: rule.Error,
	Summary:  "A connector requests no scopes, although it requires some.",
	Why: "Scopes are the permissions that a connection requests. In the guide form, OAuth always requires scopes. In the Sigma form, a connection to a Zoho service without scopes is a warning, " +
		"because it cannot call anything. Other services may not require scopes.",
	Bad:    `{"name": "sales", "type": "OAuth", "authorizationUrl": "https://login.salesforce.com/services/oauth2/authorize"}`,
	Good:   `{"name": "sales", "type": "OAuth", "authorizationUrl": "https://login.salesforce.com/services/oauth2/authorize", "scopes": ["api"]}`,
	Fix:    "Adds the array for you to complete.",
	Source: rule.WriterConnections,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		severity, occasion := requirement(c)
		if severity == 0 {
			return
		}
		it, ok := c.Scopes()
		v := it.Value()
		key := c.ScopesKey()
		switch {
		case !ok:
			d := p.Report(rule.Brace(c.Value), "%s is required %s", rule.NounWithName(c.Keys(), key), occasion)
			d.Severity = severity
			d.FixWith(rule.AddTitle(key), func() []text.Edit { return rule.AddProperty(c, key, "[]", text.Stop{Span: text.At(1)}) })
		case v.Kind() == syntax.Array && v.Len() == 0 && v.Whole():
			p.Report(v.Span(), "%s must not be empty %s", rule.Noun(c.Keys(), key), occasion).Severity = severity
		}
	},
}

// requirement returns the severity of missing scopes in c, 0 if scopes are not required, and when they are required, as
// the end of a message.
func requirement(c *manifest.Connector) (s rule.Severity, occasion string) {
	if c.Form == catalog.GuideForm {
		it, _ := c.Member("type")
		name, _ := rule.Content(it.Value())
		if a, ok := catalog.LookupAuthType(name); ok && slices.Contains(a.Required, "scopes") {
			return rule.Error, `when "type" is ` + rule.QuoteRaw(name)
		}
		return 0, ""
	}
	if service, ok := connectionService(c); ok && service.Zoho() {
		return rule.Warning, "for the Zoho service " + rule.QuoteRaw(service.Name)
	}
	return 0, ""
}
