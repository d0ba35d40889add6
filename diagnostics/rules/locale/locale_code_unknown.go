package locale

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

var localeCodeUnknown = &rule.Rule{
	Code:     "locale-code-unknown",
	Severity: rule.Error,
	Summary:  "The service does not support a locale.",
	Why:      "Desk has its own list of codes: Japanese is `ja`, Chinese is `zh` for China and `tw` for Taiwan, and no code includes a region. For most other services only misspelled codes are reported.",
	Bad:      `{"service": "DESK", "locale": ["en", "jp"]}`,
	Good:     `{"service": "DESK", "locale": ["en", "ja"]}`,
	Fix:      "Replaces the code by the closest supported one, or removes it if that one is already listed.",
	Source:   rule.Toolkit,
	Only:     rule.HasProperty("locale"),
	CheckMember: rule.Membership{Names: []string{"locale"}, Check: func(p *rule.Pass, name string, v syntax.Value) {
		k := p.Key(name)
		for i, l := range rule.Locales(k, v) {
			intended, certain := intendedLocale(k, l.Code)
			if intended == l.Code || intended == "" && k.ClosedBy == 0 && !isNarrow(k) {
				continue
			}
			d := p.Report(l.Value.Span(), "Locale %s %s", rule.Display(l.Code), unsupported(&p.Model.Service, k.ClosedBy))
			d.Severity = rule.SeverityBy(k.ClosedBy)
			switch {
			case intended == "":
				d.Message += " and must be " + rule.OneOf(k.Allowed)
			case rule.Lists(k, v, intended):
				d.Message += ". Did you mean " + rule.Display(intended) + "?"
				d.Fix("Remove "+rule.Display(l.Code), v.Remove(i))
			default:
				rule.Suggest(d, l.Value, intended, certain)
			}
		}
	}},
}

// unsupported returns the end of a message about a locale that a service does not have, according to a source.
func unsupported(s *catalog.Service, closedBy catalog.Grade) string {
	switch closedBy {
	case catalog.Zet:
		return "is not supported by " + s.Name
	case catalog.Documented:
		return "is not in the documentation of " + s.Name
	}
	return "is not known for " + s.Name
}

// isNarrow reports whether a service supports only some of the locales that other services support.
func isNarrow(k *catalog.Key) bool { return len(k.Allowed) < len(catalog.Locales()) }
