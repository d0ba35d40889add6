package locale

import (
	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

var localeENMissing = &rule.Rule{
	Code:     "locale-en-missing",
	Severity: rule.Error,
	Summary:  "English is not among the locales.",
	Why:      "Users whose language the extension does not support see English, so `locale` must include `en`.",
	Bad:      `{"service": "DESK", "locale": ["de"]}`,
	Good:     `{"service": "DESK", "locale": ["en", "de"]}`,
	Fix:      "Adds `en` as the first locale.",
	Source:   rule.Toolkit,
	Only: func(s *catalog.Service) bool {
		k, _ := catalog.FindKey(s.Keys, "locale")
		return len(k.Needs) > 0
	},
	CheckMember: rule.Membership{Names: []string{"locale"}, Check: func(p *rule.Pass, name string, v syntax.Value) {
		k := p.Key(name)
		if v.Kind() != syntax.Array || !v.Whole() || !allFinished(v) {
			return
		}
		for _, required := range k.Needs {
			if includes(k, v, required) {
				continue
			}
			d := p.Report(rule.Brace(v), "Locale %s is required by %s", rule.Display(required), rule.Authority(&p.Model.Service, k.NeedsBy))
			d.Severity = rule.SeverityBy(k.NeedsBy)
			d.Fix(addTitle(required), v.Insert(0, syntax.Fragment{New: rule.QuoteRaw(required)})...)
		}
	}},
}

// includes reports whether v lists a locale, or a misspelling of it that another rule reports.
func includes(k *catalog.Key, v syntax.Value, locale string) bool {
	for _, l := range rule.Locales(k, v) {
		if intended, _ := intendedLocale(k, l.Code); intended == locale {
			return true
		}
	}
	return false
}
