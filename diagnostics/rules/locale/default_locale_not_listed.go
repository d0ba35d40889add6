package locale

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var defaultLocaleNotListed = &rule.Rule{
	Code:     "default-locale-not-listed",
	Severity: rule.Warning,
	Summary:  "The default locale is not listed in \"locale\".",
	Why:      "The extension has translations only for the codes in `locale`, so `defaultLocale` must be one of them.",
	Bad:      `{"service": "MAIL", "locale": ["en"], "defaultLocale": "de"}`,
	Good:     `{"service": "MAIL", "locale": ["en", "de"], "defaultLocale": "de"}`,
	Fix:      "Adds the default locale to `locale`, or replaces it by the first listed one.",
	Source:   rule.Toolkit,
	Only:     rule.HasProperty("defaultLocale"),
	CheckManifest: func(p *rule.Pass, m *manifest.Model) {
		it, _ := m.Member("defaultLocale")
		all, ok := m.Member("locale")
		v, k := it.Value(), p.Key("locale")
		code, isCode := rule.LocaleCode(v)
		if !ok || !isCode || !rule.Accepts(k, all.Value()) || !allFinished(all.Value()) || rule.Lists(k, all.Value(), code) {
			return
		}
		d := p.Report(v.Span(), `Default locale %s must be listed in "locale"`, rule.Display(code))
		first := rule.FirstLocale(m)
		if strings.EqualFold(first, strings.TrimSpace(code)) {
			d.FixSurely(rule.ChangeTitle(first), rule.ReplaceString(v, first))
			return
		}
		if all.Value().Whole() {
			d.Fix(addTitle(code), all.Value().Append(syntax.Fragment{New: rule.QuoteRaw(code)})...)
		}
		if rule.Lists(k, all.Value(), first) {
			d.Fix(rule.ChangeTitle(first), rule.ReplaceString(v, first))
		}
	},
}
