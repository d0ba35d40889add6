package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var authParameterMissing = &Rule{
	Code:     "auth-parameter-missing",
	Severity: Warning,
	Summary:  "A connector lacks a parameter that its authentication type needs.",
	Why: "The guide lists the parameters of each type: `authorizationUrl` and `scopes` for OAuth, `usernameField` and `passwordField` for Basic Auth, " +
		"`keyName` and `keyLocation` for API Key. `tokenUrl`, `clientId` and `clientSecret` go together. Without `authorizationUrl` it is an error.",
	Bad:    `{"name": "warehouse", "type": "Basic Auth", "usernameField": "login"}`,
	Good:   `{"name": "warehouse", "type": "Basic Auth", "usernameField": "login", "passwordField": "password"}`,
	Fix:    "Adds the parameter for you to fill in.",
	Source: writerConnections,
	connector: func(p *Pass, c *manifest.Connector) {
		if c.Form != catalog.GuideForm {
			return
		}
		it, _ := c.Member("type")
		name, _ := content(it.Value())
		a, ok := catalog.LookupAuthType(name)
		if !ok {
			return
		}
		for _, key := range a.Required {
			checkParameter(p, c, it.Value(), a.Name, key)
		}
		for _, key := range a.Together {
			if _, has := c.Member(key); has {
				checkTogether(p, c, a, key)
				break
			}
		}
	},
}

// checkParameter looks at what a type needs. Scopes and the authorization URL have rules of their own.
func checkParameter(p *Pass, c *manifest.Connector, at syntax.Value, name, key string) {
	it, ok := c.Member(key)
	v := it.Value()
	switch {
	case key == "scopes", ok && key == "authorizationUrl":
	case !ok:
		d := p.Report(at.Span(), "Authentication type %q needs %q", name, key)
		if key == "authorizationUrl" {
			d.Severity = Error
		}
		value, stop := `""`, typed(`""`)
		if key == "keyLocation" {
			value = `"header"`
			stop = typed(value, keyLocations()...)
		}
		d.FixWith("Add "+key, func() []text.Edit { return add(c, key, value, stop) })
	case !settled(v):
	case v.Kind() != syntax.String:
		p.Report(v.Span(), "Property %q must be a string, not %s", key, kindOf(v))
	case blank(v):
		p.Report(v.Span(), "Property %q is blank; authentication type %q needs it", key, name)
	case key == "keyLocation":
		checkKeyLocation(p, v)
	}
}

// checkKeyLocation looks at where an API key travels.
func checkKeyLocation(p *Pass, v syntax.Value) {
	where, _ := content(v)
	if _, known := catalog.FindValue(catalog.KeyLocations(), where); known || isSample(where) {
		return
	}
	d := p.Report(v.Span(), "Key location %s is unknown; expected %s", shown(where), listed(keyLocations()))
	if meant, ok := catalog.FoldValue(catalog.KeyLocations(), where); ok {
		d.Fix(changeTo(meant.Name), change(v, meant.Name))
	}
}

func keyLocations() []string {
	var names []string
	for _, v := range catalog.KeyLocations() {
		names = append(names, v.Name)
	}
	return names
}

// checkTogether reports those of the keys that go with the one called first that are not there.
func checkTogether(p *Pass, c *manifest.Connector, a catalog.AuthType, first string) {
	it, _ := c.Member(first)
	for _, key := range a.Together {
		if _, has := c.Member(key); !has {
			p.Report(it.Key(), "Property %q is of no use without %q", first, key).
				FixWith("Add "+key, func() []text.Edit { return add(c, key, `""`, typed(`""`)) })
		}
	}
}
