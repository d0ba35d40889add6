package diagnostics

import (
	"slices"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var scopesMissing = &Rule{
	Code:     "scopes-missing",
	Severity: Error,
	Summary:  "A connector asks for no scopes.",
	Why: "Scopes are the permissions that a connection asks for. OAuth in the form of the guide always lists them; in Sigma's form a connection to a Zoho service without any is a warning, " +
		"since nothing can be called through it. Other services may do without.",
	Bad:    `{"name": "sales", "type": "OAuth", "authorizationUrl": "https://login.salesforce.com/services/oauth2/authorize"}`,
	Good:   `{"name": "sales", "type": "OAuth", "authorizationUrl": "https://login.salesforce.com/services/oauth2/authorize", "scopes": ["api"]}`,
	Fix:    "Adds the array with the cursor in it.",
	Source: writerConnections,
	connector: func(p *Pass, c *manifest.Connector) {
		severity, why := needsScopes(c)
		if severity == 0 {
			return
		}
		it, ok := c.Scopes()
		v := it.Value()
		switch {
		case !ok:
			d := p.Report(brace(c.Value), "%s needs scopes; expected an array of them in %q", why, c.ScopesKey())
			d.Severity = severity
			d.FixWith("Add "+c.ScopesKey(), func() []text.Edit { return add(c, c.ScopesKey(), "[]", text.Stop{Span: text.At(1)}) })
		case v.Kind() == syntax.Array && v.Len() == 0 && v.Whole():
			p.Report(v.Span(), "%s needs at least one scope", why).Severity = severity
		}
	},
}

// needsScopes returns how bad it is if c has no scopes, 0 if that is fine, and what needs them.
func needsScopes(c *manifest.Connector) (Severity, string) {
	if c.Form == catalog.GuideForm {
		it, _ := c.Member("type")
		name, _ := content(it.Value())
		if a, ok := catalog.LookupAuthType(name); ok {
			if slices.Contains(a.Required, "scopes") {
				return Error, "Authentication type " + quoteRaw(name)
			}
		}
		return 0, ""
	}
	if service, ok := connectionService(c); ok && service.Zoho() {
		return Warning, "A connection to the Zoho service " + quoteRaw(service.Name)
	}
	return 0, ""
}

// connectionService returns what c connects to, if that is known and no custom service.
func connectionService(c *manifest.Connector) (catalog.ConnectionService, bool) {
	it, _ := c.Member("isUserDefinedService")
	name := c.ServiceName()
	if name == "" || it.Value().Kind() == syntax.True {
		return catalog.ConnectionService{}, false
	}
	return catalog.LookupConnectionService(name)
}
