package connector

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var authParameterMissing = &rule.Rule{
	Code:     "auth-parameter-missing",
	Severity: rule.Warning,
	Summary:  "A property that the authentication type of a connector requires is missing or invalid.",
	Why: "The guide lists the properties of each authentication type: `authorizationUrl` and `scopes` for OAuth, `usernameField` and `passwordField` for Basic Auth, " +
		"`keyName` and `keyLocation` for API Key. `tokenUrl`, `clientId` and `clientSecret` are only used together. A missing `authorizationUrl` is an error.",
	Bad:    `{"name": "warehouse", "type": "Basic Auth", "usernameField": "login"}`,
	Good:   `{"name": "warehouse", "type": "Basic Auth", "usernameField": "login", "passwordField": "password"}`,
	Fix:    "Adds the property for you to complete.",
	Source: rule.WriterConnections,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		if c.Form != catalog.GuideForm {
			return
		}
		it, _ := c.Member("type")
		name, _ := rule.Content(it.Value())
		a, ok := catalog.LookupAuthType(name)
		if !ok {
			return
		}
		for _, key := range a.Required {
			checkParameter(p, c, it.Value(), a.Name, key)
		}
		for _, key := range a.Together {
			if _, has := c.Member(key); has {
				requireTogether(p, c, a, key)
				break
			}
		}
	},
}

// checkParameter checks a property that the authentication type called name, the content of at, requires. The rules
// scopes-missing and authorization-url check the scopes and the value of the authorization URL.
func checkParameter(p *rule.Pass, c *manifest.Connector, at syntax.Value, name, key string) {
	it, ok := c.Member(key)
	v := it.Value()
	switch {
	case key == "scopes", ok && key == "authorizationUrl":
	case !ok:
		d := p.Report(at.Span(), "%s is required when \"type\" is %q", rule.NounWithName(c.Keys(), key), name)
		if key == "authorizationUrl" {
			d.Severity = rule.Error
		}
		value, stop := `""`, rule.SelectAll(`""`)
		if key == "keyLocation" {
			value = `"header"`
			stop = rule.SelectAll(value, keyLocations()...)
		}
		d.FixWith(rule.AddTitle(key), func() []text.Edit { return rule.AddProperty(c, key, value, stop) })
	case !rule.IsFinished(v):
	case v.Kind() != syntax.String:
		p.Report(v.Span(), "%s must be a string, not %s", rule.Noun(c.Keys(), key), rule.TypeName(v))
	case rule.Blank(v):
		p.Report(v.Span(), "%s must not be empty when \"type\" is %q", rule.Noun(c.Keys(), key), name)
	case key == "keyLocation":
		checkKeyLocation(p, v)
	}
}

// checkKeyLocation checks which part of a request contains the API key.
func checkKeyLocation(p *rule.Pass, v syntax.Value) {
	location, _ := rule.Content(v)
	if _, known := catalog.FindValue(catalog.KeyLocations(), location); known {
		return
	}
	d := p.Report(v.Span(), "API key location must be %s, not %s", rule.Enumerate(keyLocations()), rule.Display(location))
	if meant, ok := catalog.FoldValue(catalog.KeyLocations(), location); ok {
		d.Fix(rule.ChangeTitle(meant.Name), rule.ReplaceString(v, meant.Name))
	}
}

func keyLocations() []string {
	var names []string
	for _, v := range catalog.KeyLocations() {
		names = append(names, v.Name)
	}
	return names
}

// requireTogether reports the missing ones of the properties that must occur together. The first one that c has is present.
func requireTogether(p *rule.Pass, c *manifest.Connector, a catalog.AuthType, present string) {
	it, _ := c.Member(present)
	for _, key := range a.Together {
		if _, has := c.Member(key); !has {
			p.Report(it.Key(), "%s is required together with %q", rule.NounWithName(c.Keys(), key), present).
				FixWith(rule.AddTitle(key), func() []text.Edit { return rule.AddProperty(c, key, `""`, rule.SelectAll(`""`)) })
		}
	}
}
