package diagnostics

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var localeCodeUnknown = &Rule{
	Code:     "locale-code-unknown",
	Severity: Error,
	Summary:  "A locale is a language that the service is not known to have.",
	Why:      "Desk has a list of its own, which is not that of other programs: Japanese is `ja`, Chinese is `zh` for China and `tw` for Taiwan, and no code has a region. For most other services only the spelling is looked at.",
	Bad:      `{"service": "DESK", "locale": ["en", "jp"]}`,
	Good:     `{"service": "DESK", "locale": ["en", "ja"]}`,
	Fix:      "Replaces it by the code that is meant.",
	Source:   toolkit,
	only:     withKey("locale"),
	member: membership{[]string{"locale"}, func(p *Pass, name string, v syntax.Value) {
		k := p.key(name)
		for i, l := range locales(k, v) {
			meant, sure := meantLocale(k, l.code)
			if meant == l.code || meant == "" && k.ClosedBy == 0 && !narrow(k) {
				continue
			}
			where := "known for "
			if k.ClosedBy == catalog.Documented {
				where = "in "
			}
			d := p.Report(l.value.Span(), "Locale %s is not %s%s", shown(l.code), where, asker(&p.Model().Service, k.ClosedBy))
			d.Severity = severityBy(k.ClosedBy)
			if meant == "" {
				d.Message += "; expected " + oneOf(k.Allowed)
				continue
			}
			d.Message += "; did you mean " + shown(meant)
			if lists(k, v, meant) {
				d.Fix("Remove it", v.Remove(i))
			} else {
				replaceBy(d, l.value, meant, sure)
			}
		}
	}},
}

// narrow reports whether a service takes less than all the locales that some service takes.
func narrow(k *catalog.Key) bool { return len(k.Allowed) < len(catalog.Locales()) }

// meantLocale returns the locale of k that code is or stands for, empty if there is none, and whether
// there is no doubt.
func meantLocale(k *catalog.Key, code string) (meant string, sure bool) {
	if _, ok := catalog.FindValue(k.Allowed, code); ok || len(k.Allowed) == 0 {
		return code, true
	}
	meant, sure = spelling.Value(catalog.Locales(), code)
	if meant == "" { // a region that no alias has
		language, _, _ := strings.Cut(strings.ReplaceAll(code, "_", "-"), "-")
		meant, _ = spelling.Value(catalog.Locales(), language)
	}
	if _, ok := catalog.FindValue(k.Allowed, meant); !ok {
		return "", false
	}
	return meant, sure
}

var localeENMissing = &Rule{
	Code:     "locale-en-missing",
	Severity: Error,
	Summary:  "English is not among the locales.",
	Why:      "English is what is shown to users whose language the extension does not have, so `en` must be listed.",
	Bad:      `{"service": "DESK", "locale": ["de"]}`,
	Good:     `{"service": "DESK", "locale": ["en", "de"]}`,
	Fix:      "Puts it first.",
	Source:   toolkit,
	only: func(s *catalog.Service) bool {
		k, _ := catalog.FindKey(s.Keys, "locale")
		return len(k.Needs) > 0
	},
	member: membership{[]string{"locale"}, func(p *Pass, name string, v syntax.Value) {
		k := p.key(name)
		if v.Kind() != syntax.Array || !v.Whole() || !allSettled(v) {
			return
		}
		for _, need := range k.Needs {
			if stands(k, v, need) {
				continue
			}
			d := p.Report(brace(v), "Locale lacks %s; %s asks for it", shown(need), asker(&p.Model().Service, k.NeedsBy))
			d.Severity = severityBy(k.NeedsBy)
			d.Fix("Add "+shown(need), v.Insert(0, syntax.Fragment{New: quoteRaw(need)})...)
		}
	}},
}

// stands reports whether need, or what is reported for not being written so, is among the locales in v.
func stands(k *catalog.Key, v syntax.Value, need string) bool {
	for _, l := range locales(k, v) {
		if meant, _ := meantLocale(k, l.code); meant == need {
			return true
		}
	}
	return false
}

func allSettled(v syntax.Value) bool {
	for it := range v.Items() {
		if !settled(it.Value()) {
			return false
		}
	}
	return true
}

var localeDuplicate = &Rule{
	Code:     "locale-duplicate",
	Severity: Warning,
	Summary:  "A locale is listed twice.",
	Why:      "It changes nothing, but another language may have been meant.",
	Bad:      `{"service": "DESK", "locale": ["en", "de", "en"]}`,
	Good:     `{"service": "DESK", "locale": ["en", "de"]}`,
	Fix:      "Removes the second one.",
	Source:   published,
	only:     withKey("locale"),
	member: membership{[]string{"locale"}, func(p *Pass, name string, v syntax.Value) {
		first := map[string]text.Span{}
		for i, l := range locales(p.key(name), v) {
			if at, twice := first[l.code]; twice {
				d := p.Report(l.value.Span(), "Locale %s is already listed", shown(l.code))
				d.Unnecessary = true
				d.Relate(at, shown(l.code)+" is first listed here")
				d.FixSurely("Remove the second "+shown(l.code), v.Remove(i))
			} else {
				first[l.code] = l.value.Span()
			}
		}
	}},
}
