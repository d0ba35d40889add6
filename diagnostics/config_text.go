package diagnostics

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var configTextType = &Rule{
	Code:     "config-text-type",
	Severity: Error,
	Summary:  "What a user reads at a parameter is not a string.",
	Why:      "`displayName` and `description`, and in Creator `placeholder` and `help`, are strings.",
	Bad:      `{"service": "CREATOR", "config": [{"name": "year", "type": "integer", "help": 2026}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "year", "type": "integer", "help": "2026"}]}`,
	Fix:      "Puts it in quotation marks.",
	Source:   toolkit,
	only:     withParameters,
	parameter: func(p *Pass, e *manifest.Entry) {
		eachText(e, func(k *catalog.Key, v syntax.Value) {
			graded(p, rejection(k.TypeBy), func() { needString(p, v, titleOf(k.Name)) })
		})
	},
}

var configTextLength = &Rule{
	Code:     "config-text-length",
	Severity: Error,
	Summary:  "What a user reads at a parameter is longer than the service takes.",
	Why:      "Desk takes up to 255 characters in `displayName` and in `description`; Creator takes 40 in `placeholder` and 140 in `help`.",
	Bad:      `{"service": "CREATOR", "config": [{"name": "year", "type": "integer", "placeholder": "The year in which the report begins, such as 2026"}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "year", "type": "integer", "placeholder": "Year such as 2026"}]}`,
	Fix:      "Cuts it there.",
	Source:   toolkit,
	only: func(s *catalog.Service) bool {
		return slices.ContainsFunc(s.Config.Keys, func(k catalog.Key) bool { return isText(s, &k) && k.Max > 0 })
	},
	parameter: func(p *Pass, e *manifest.Entry) {
		eachText(e, func(k *catalog.Key, v syntax.Value) {
			s, ok := content(v)
			n, from := beyond(s, k.Max)
			if !ok || k.Max == 0 || n <= k.Max || isTemplate(s) {
				return
			}
			d := p.Report(within(v, s, from, len(s)), "Property %q has %d characters; %s takes at most %d", k.Name, n, asker(e.Service, k.MaxBy), k.Max)
			d.Severity = severityBy(k.MaxBy)
			d.Fix("Cut it to what fits", change(v, strings.TrimSpace(s[:from])))
		})
	},
}

// eachText calls look for each text of a parameter that a user reads.
func eachText(e *manifest.Entry, look func(*catalog.Key, syntax.Value)) {
	eachOf(e, catalog.String, func(k *catalog.Key, v syntax.Value) {
		if isText(e.Service, k) {
			look(k, v)
		}
	})
}

// isText reports whether k is a string that none of the other rules about parameters looks at.
func isText(s *catalog.Service, k *catalog.Key) bool {
	return k.Type == catalog.String && k.Name != "name" && k.Name != s.Config.TypeKey && !slices.Contains(defaultKeys, k.Name)
}
