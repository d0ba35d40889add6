package connector

import (
	"slices"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var userAccessType = &rule.Rule{
	Code:     "user-access-type",
	Severity: rule.Error,
	Summary:  "The user access of a connector is not a boolean.",
	Why: "`userAccess` is `true` if each user authorizes the connection with a separate account, and `false` if all users share one account. " +
		"Only `usedConnections` of the finance services may contain it as a string.",
	Bad:    `{"name": "print_shop", "type": "Custom", "userAccess": "true"}`,
	Good:   `{"name": "print_shop", "type": "Custom", "userAccess": true}`,
	Fix:    "Replaces the value with `true` or `false`.",
	Source: rule.DeskManifest,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		it, ok := c.Member("userAccess")
		v := it.Value()
		if !ok || !rule.IsFinished(v) || rule.IsBoolean(v) {
			return
		}
		s, _ := rule.Content(v)
		s = strings.ToLower(strings.TrimSpace(s))
		if c.Place == manifest.InUsed && (s == "true" || s == "false") {
			return
		}
		d := p.Report(rule.Head(v), "User access must be true or false, not %s", rule.TypeName(v))
		replaceWith := func(literal string) text.Edit { return text.Edit{Span: v.Span(), New: literal} }
		switch {
		case s == "true" || s == "false":
			d.FixSurely("Change to "+s, replaceWith(s))
		case v.Kind() == syntax.Object || v.Kind() == syntax.Array:
		default:
			if !slices.Contains([]string{"no", "off", "0"}, s) && v.Raw() != "0" && v.Kind() != syntax.Null {
				d.Fix("Change to true", replaceWith("true"))
			}
			if !slices.Contains([]string{"yes", "on", "1"}, s) && v.Raw() != "1" {
				d.Fix("Change to false", replaceWith("false"))
			}
		}
	},
}
