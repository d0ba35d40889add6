package rule

import (
	"iter"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

// Locales yields the language codes in the value of locale with their values and indices: the items of the array, or,
// with index -1, the string if k accepts one. It skips placeholders and other values.
func Locales(k *catalog.Key, v syntax.Value) iter.Seq2[int, locale] {
	return func(yield func(int, locale) bool) {
		if code, ok := LocaleCode(v); ok && Accepts(k, v) {
			yield(-1, locale{code, v})
		}
		if v.Kind() != syntax.Array {
			return
		}
		i := -1
		for it := range v.Items() {
			i++
			if code, ok := LocaleCode(it.Value()); ok && !yield(i, locale{code, it.Value()}) {
				return
			}
		}
	}
}

// locale is a language code and the string that it is.
type locale struct {
	Code  string
	Value syntax.Value
}

// LocaleCode returns the language code that v is, and whether it is one.
func LocaleCode(v syntax.Value) (string, bool) {
	code, ok := Literal(v)
	return code, ok && !Blank(v)
}

// Lists reports whether code is among the locales in v.
func Lists(k *catalog.Key, v syntax.Value, code string) bool {
	for _, l := range Locales(k, v) {
		if l.Code == code {
			return true
		}
	}
	return false
}

// FirstLocale returns the first of the manifest's locales, English without any.
func FirstLocale(m *manifest.Model) string {
	if k, ok := catalog.FindKey(m.Service.Keys, "locale"); ok {
		it, _ := m.Member(k.Name)
		for _, l := range Locales(&k, it.Value()) {
			return l.Code
		}
	}
	return "en"
}
