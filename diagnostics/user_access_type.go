package diagnostics

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var userAccessType = &Rule{
	Code:     "user-access-type",
	Severity: Error,
	Summary:  "The user access of a connector is not a boolean.",
	Why:      "`userAccess` is `true` if every user authorises with an account of their own and `false` if one account serves all. Only the finance services write it as a string, in `usedConnections`.",
	Bad:      `{"name": "print_shop", "type": "Custom", "userAccess": "true"}`,
	Good:     `{"name": "print_shop", "type": "Custom", "userAccess": true}`,
	Fix:      "Replaces it by the boolean that is meant.",
	Source:   deskManifest,
	connector: func(p *Pass, c *manifest.Connector) {
		it, ok := c.Member("userAccess")
		v := it.Value()
		if !ok || !settled(v) || v.Kind() == syntax.True || v.Kind() == syntax.False {
			return
		}
		s, _ := content(v)
		s = strings.ToLower(strings.TrimSpace(s))
		if c.Place == manifest.InUsed && (s == "true" || s == "false") {
			return
		}
		span := v.Span()
		if v.Kind() == syntax.Object || v.Kind() == syntax.Array {
			span.End = min(span.End, span.Start+1)
		}
		d := p.Report(span, "User access must be true or false, not %s", kindOf(v))
		to := func(literal string) text.Edit { return text.Edit{Span: v.Span(), New: literal} }
		switch {
		case s == "true" || s == "false":
			d.FixSurely("Change to "+s, to(s))
		case v.Kind() == syntax.Object || v.Kind() == syntax.Array:
		default:
			if !slices.Contains([]string{"no", "off", "0"}, s) && v.Raw() != "0" && v.Kind() != syntax.Null {
				d.Fix("Change to true", to("true"))
			}
			if !slices.Contains([]string{"yes", "on", "1"}, s) && v.Raw() != "1" {
				d.Fix("Change to false", to("false"))
			}
		}
	},
}
