package connector

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
)

var secretInManifest = &rule.Rule{
	Code:     "secret-in-manifest",
	Severity: rule.Warning,
	Summary:  "A connector contains a secret.",
	Why:      "The manifest is in the repository and in the package, so anyone who installs the extension can read the secret. Keep secrets in the connection in Sigma.",
	Bad: `{"name": "calendar", "type": "OAuth 2.0", "authorizationUrl": "https://accounts.google.com/o/oauth2/v2/auth", "tokenUrl": "https://oauth2.googleapis.com/token", ` +
		`"clientId": "4074087", "clientSecret": "5f2c1e", "scopes": ["openid"]}`,
	Good:   `{"name": "calendar", "type": "OAuth", "authorizationUrl": "https://accounts.google.com/o/oauth2/v2/auth", "scopes": ["openid"]}`,
	Fix:    "Removes the property.",
	Source: rule.WriterConnections,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		for i, it := range c.Members() {
			name := c.Names()[i]
			if it.Value().Kind() != syntax.String || !secret.Key(name) {
				continue
			}
			s, ok := rule.Content(it.Value())
			if !ok || rule.Blank(it.Value()) || rule.IsSample(s) || rule.IsTemplate(s) {
				continue
			}
			p.Report(it.Value().Span(), "Property %q must not contain a secret, which anyone who has the package can read", name).
				Fix("Remove "+rule.QuoteRaw(name), c.Value.Remove(i))
		}
	},
}
