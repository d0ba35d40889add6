package diagnostics

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
)

var secretInManifest = &Rule{
	Code:     "secret-in-manifest",
	Severity: Warning,
	Summary:  "A secret stands in a connector.",
	Why:      "The manifest is part of the package that everybody gets who installs the extension, and of the repository. Keep secrets in the connection in Sigma.",
	Bad: `{"name": "calendar", "type": "OAuth 2.0", "authorizationUrl": "https://accounts.google.com/o/oauth2/v2/auth", "tokenUrl": "https://oauth2.googleapis.com/token", ` +
		`"clientId": "4074087", "clientSecret": "5f2c1e", "scopes": ["openid"]}`,
	Good:   `{"name": "calendar", "type": "OAuth", "authorizationUrl": "https://accounts.google.com/o/oauth2/v2/auth", "scopes": ["openid"]}`,
	Fix:    "Removes it.",
	Source: writerConnections,
	connector: func(p *Pass, c *manifest.Connector) {
		for i, it := range c.Members() {
			if it.Value().Kind() != syntax.String || !secret.Key(c.Names()[i]) {
				continue
			}
			s, ok := content(it.Value())
			if !ok || blank(it.Value()) || isSample(s) || isTemplate(s) {
				continue
			}
			p.Report(it.Value().Span(), "Property %q has a secret in it, which everybody who gets the manifest can read", c.Names()[i]).
				Fix("Remove "+c.Names()[i], c.Value.Remove(i))
		}
	},
}
