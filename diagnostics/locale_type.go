package diagnostics

import (
	"iter"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var localeType = &Rule{
	Code:     "locale-type",
	Severity: Error,
	Summary:  "The locales are not in an array.",
	Why:      "`locale` is an array of language codes even if there is only one language.",
	Bad:      `{"service": "DESK", "locale": "en"}`,
	Good:     `{"service": "DESK", "locale": ["en"]}`,
	Fix:      "Puts the array around the code.",
	Source:   toolkit,
	only:     withKey("locale"),
	member: membership{[]string{"locale"}, func(p *Pass, name string, v syntax.Value) {
		k := p.key(name)
		if !settled(v) || takes(k, v) {
			return
		}
		d := wrongType(p, v, "Locale", `an array of codes such as "en"`)
		d.Severity = rejection(k.TypeBy)
		s, _ := content(v)
		codes := fields(s)
		if len(codes) == 0 {
			codes = []string{"en"}
		}
		to := "[" + strings.Join(quoteAll(codes), ", ") + "]"
		edit := text.Edit{Span: v.Span(), New: to}
		switch {
		case v.Kind() == syntax.Object && v.Len() > 0:
		case len(fields(s)) == 1:
			d.FixSurely("Change to "+to, edit)
		default:
			d.Fix("Change to "+to, edit)
		}
	}},
}

var localeItemType = &Rule{
	Code:     "locale-item-type",
	Severity: Error,
	Summary:  "A locale is not a language code.",
	Why:      "Each item of `locale` is a string such as `en`, after which a file of translations is named.",
	Bad:      `{"service": "DESK", "locale": ["en", null]}`,
	Good:     `{"service": "DESK", "locale": ["en"]}`,
	Fix:      "Removes it.",
	Source:   toolkit,
	only:     withKey("locale"),
	member: membership{[]string{"locale"}, func(p *Pass, name string, v syntax.Value) {
		if v.Kind() != syntax.Array {
			return
		}
		for i := range v.Len() {
			item := v.Item(i).Value()
			if _, ok := content(item); !settled(item) || ok && !blank(item) {
				continue
			}
			what := kindOf(item)
			if item.Kind() == syntax.String {
				what = "blank"
			}
			d := p.Report(head(item), `Locale must be a code such as "en", not %s`, what)
			d.Severity = rejection(p.key(name).TypeBy)
			d.Fix("Remove it", v.Remove(i))
		}
	}},
}

// locales yields the codes in the value of locale, each with its place: the items of the array, or
// the string if k takes one. What is no code, or is put in elsewhere, is left out; the index is that
// of the item, or -1.
func locales(k *catalog.Key, v syntax.Value) iter.Seq2[int, locale] {
	return func(yield func(int, locale) bool) {
		if code, ok := localeCode(v); ok && takes(k, v) {
			yield(-1, locale{code, v})
		}
		if v.Kind() != syntax.Array {
			return
		}
		i := -1
		for it := range v.Items() {
			i++
			if code, ok := localeCode(it.Value()); ok && !yield(i, locale{code, it.Value()}) {
				return
			}
		}
	}
}

// locale is a language code and the string that it is.
type locale struct {
	code  string
	value syntax.Value
}

func localeCode(v syntax.Value) (string, bool) {
	code, ok := literal(v)
	return code, ok && !blank(v)
}

// lists reports whether code is among the locales in v.
func lists(k *catalog.Key, v syntax.Value, code string) bool {
	for _, l := range locales(k, v) {
		if l.code == code {
			return true
		}
	}
	return false
}
