package diagnostics

import (
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var secretMissing = &Rule{
	Code:     "secret-missing",
	Severity: Error,
	Summary:  "The manifest has callbacks but no secret.",
	Why:      "Desk signs what it sends to a callback with `secret`, by which your server tells that it comes from Desk. The toolkit asks for it as soon as `callbackListener` is an object, even an empty one.",
	Bad:      `{"service": "DESK", "connectors": [], "callbackListener": {"onUninstall": "https://example.com/hook"}}`,
	Good:     `{"service": "DESK", "connectors": [], "callbackListener": {"onUninstall": "https://example.com/hook"}, "secret": "word_5"}`,
	Fix:      "Adds `secret` for you to fill in.",
	Source:   toolkit,
	only:     withKey("secret"),
	manifest: func(p *Pass, m *manifest.Model) {
		it, _ := m.Member("callbackListener")
		if _, ok := m.Member("secret"); ok || it.Value().Kind() != syntax.Object {
			return
		}
		k := keyIn(m.Service.Keys, "secret")
		d := lacks(p, m.Root, m.Service.Keys, *k, "Manifest has callbacks but no secret; expected it in \"secret\"")
		d.Span = it.Key()
		d.Severity = rejection(k.RequiredIf.By)
	},
}

var secretType = &Rule{
	Code:     "secret-type",
	Severity: Error,
	Summary:  "The secret is no string.",
	Why:      "`secret` is a string of your own choice, with which Desk signs what it sends to a callback.",
	Bad:      `{"service": "DESK", "connectors": [], "callbackListener": {}, "secret": 5}`,
	Good:     `{"service": "DESK", "connectors": [], "callbackListener": {}, "secret": "word_5"}`,
	Fix:      "Puts a number in quotation marks.",
	Source:   toolkit,
	only:     withKey("secret"),
	member: membership{[]string{"secret"}, func(p *Pass, _ string, v syntax.Value) {
		needString(p, v, `Property "secret"`)
	}},
}

var secretBlank = &Rule{
	Code:     "secret-blank",
	Severity: Error,
	Summary:  "The secret is blank.",
	Why:      "With an empty secret everybody can sign what seems to come from Desk: it is as good as none, which the toolkit rejects.",
	Bad:      `{"service": "DESK", "connectors": [], "callbackListener": {}, "secret": ""}`,
	Good:     `{"service": "DESK", "connectors": [], "callbackListener": {}, "secret": "word_5"}`,
	Source:   callbackUnknown.Source,
	only:     withKey("secret"),
	member: membership{[]string{"secret"}, func(p *Pass, _ string, v syntax.Value) {
		if blank(v) {
			p.Report(v.Span(), "Secret is blank; expected one of your own choice")
		}
	}},
}
