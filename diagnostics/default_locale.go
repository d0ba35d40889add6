package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var defaultLocale = &Rule{
	Code:     "default-locale",
	Severity: Error,
	Summary:  "The language to fall back on is missing, or is not a language code.",
	Why:      "With `locale` comes `defaultLocale`: the one of its codes that users see whose own language is not among them.",
	Bad:      `{"service": "MAIL", "locale": ["en"]}`,
	Good:     `{"service": "MAIL", "locale": ["en"], "defaultLocale": "en"}`,
	Fix:      "Adds it, or puts the first of the locales in.",
	Source:   toolkit,
	only:     withKey("defaultLocale"),
	manifest: func(p *Pass, m *manifest.Model) {
		k := p.key("defaultLocale")
		all, _ := m.Member(k.RequiredIf.Key)
		asked := k.RequiredIf.By != 0 && truthy(all.Value())
		it, ok := m.Member(k.Name)
		if !ok {
			if asked && finished(all) && !topLevel(m).meant(m.Members(), k.Name) {
				p.Report(all.Key(), "Locale needs %q beside it; %s asks for both", k.Name, asker(&m.Service, k.RequiredIf.By)).
					FixWith("Add "+k.Name, func() []text.Edit {
						return addKey(m.Root, namesOf(m.Root), m.Service.Keys, k.Name, syntax.Fragment{New: quoteRaw(k.Name) + ": " + quoteRaw(firstLocale(m))})
					})
			}
			return
		}
		v := it.Value()
		if _, ok := content(v); !settled(v) || ok && !blank(v) {
			return
		}
		what := kindOf(v)
		if v.Kind() == syntax.String {
			what = "blank"
		}
		d := p.Report(head(v), `Default locale must be a code such as "en", not %s`, what)
		if !asked {
			d.Severity = Warning
		}
		if v.Len() == 0 {
			d.Fix(changeTo(firstLocale(m)), change(v, firstLocale(m)))
		}
	},
}

var defaultLocaleNotListed = &Rule{
	Code:     "default-locale-not-listed",
	Severity: Warning,
	Summary:  "The language to fall back on is not among the locales.",
	Why:      "`defaultLocale` is one of the codes in `locale`: only these have translations.",
	Bad:      `{"service": "MAIL", "locale": ["en"], "defaultLocale": "de"}`,
	Good:     `{"service": "MAIL", "locale": ["en", "de"], "defaultLocale": "de"}`,
	Fix:      "Adds it to the locales, or puts the first of them in.",
	Source:   toolkit,
	only:     withKey("defaultLocale"),
	manifest: func(p *Pass, m *manifest.Model) {
		it, _ := m.Member("defaultLocale")
		all, ok := m.Member("locale")
		v, k := it.Value(), p.key("locale")
		code, isCode := localeCode(v)
		if !ok || !isCode || !takes(k, all.Value()) || !allSettled(all.Value()) || lists(k, all.Value(), code) {
			return
		}
		d := p.Report(v.Span(), "Default locale %s is not among the locales", shown(code))
		first := firstLocale(m)
		if strings.EqualFold(first, strings.TrimSpace(code)) {
			d.FixSurely(changeTo(first), change(v, first))
			return
		}
		if all.Value().Whole() {
			d.Fix("Add it to the locales", all.Value().Append(syntax.Fragment{New: quoteRaw(code)})...)
		}
		if lists(k, all.Value(), first) {
			d.Fix(changeTo(first), change(v, first))
		}
	},
}

// firstLocale returns the first of the manifest's locales, English without any.
func firstLocale(m *manifest.Model) string {
	if k, ok := catalog.FindKey(m.Service.Keys, "locale"); ok {
		it, _ := m.Member(k.Name)
		for _, l := range locales(&k, it.Value()) {
			return l.code
		}
	}
	return "en"
}

// truthy reports whether v counts as true in JavaScript.
func truthy(v syntax.Value) bool {
	switch v.Kind() {
	case syntax.Missing, syntax.Null, syntax.False:
		return false
	case syntax.String:
		s, _ := v.Str()
		return s != ""
	case syntax.Number:
		return strings.Trim(v.Raw(), "-0.") != ""
	}
	return true
}
