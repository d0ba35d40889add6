package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/spelling"
)

var authTypeUnknown = &Rule{
	Code:     "auth-type-unknown",
	Severity: Error,
	Summary:  "The authentication type of a connector is not known.",
	Why:      "The guide knows `OAuth`, `OAuth 2.0`, `Basic Auth`, `API Key` and `Custom`, in these letters.",
	Bad:      `{"name": "rates", "type": "apikey", "keyName": "X-Api-Key", "keyLocation": "header"}`,
	Good:     `{"name": "rates", "type": "API Key", "keyName": "X-Api-Key", "keyLocation": "header"}`,
	Fix:      "Replaces it by the type that is probably meant.",
	Source:   writerConnections,
	connector: func(p *Pass, c *manifest.Connector) {
		it, ok := c.Member("type")
		v := it.Value()
		if c.Form != catalog.GuideForm || !ok || !settled(v) || blank(v) {
			return
		}
		name, isString := content(v)
		if !isString {
			p.Report(v.Span(), "Authentication type must be a string, not %s; expected %s", kindOf(v), authTypeList())
			return
		}
		if _, known := catalog.LookupAuthType(name); known || isSample(name) {
			return
		}
		meant, exact := spelling.AuthType(name)
		if meant == "" {
			p.Report(v.Span(), "Authentication type %s is unknown; expected %s", shown(name), authTypeList())
			return
		}
		d := p.Report(v.Span(), "Authentication type %s is unknown; did you mean %q", shown(name), meant)
		if exact {
			d.FixSurely(changeTo(meant), change(v, meant))
		} else {
			d.Fix(changeTo(meant), change(v, meant))
		}
	},
}

// listed returns names as a message lists them: "a", "b" or "c".
func listed(names []string) string {
	var b strings.Builder
	for i, name := range names {
		switch {
		case i > 0 && i == len(names)-1:
			b.WriteString(" or ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(quoteRaw(name))
	}
	return b.String()
}
