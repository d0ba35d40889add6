package locale

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
)

// intendedLocale returns the locale of k that code is or misspells, empty if there is none. certain reports
// whether no other one is likely.
func intendedLocale(k *catalog.Key, code string) (intended string, certain bool) {
	if _, ok := catalog.FindValue(k.Allowed, code); ok || len(k.Allowed) == 0 {
		return code, true
	}
	intended, certain = spelling.Value(catalog.Locales(), code)
	if intended == "" { // the code of a language with an unknown region
		language, _, _ := strings.Cut(strings.ReplaceAll(code, "_", "-"), "-")
		intended, _ = spelling.Value(catalog.Locales(), language)
	}
	if _, ok := catalog.FindValue(k.Allowed, intended); !ok {
		return "", false
	}
	return intended, certain
}

// allFinished reports whether no item of v is still being typed.
func allFinished(v syntax.Value) bool {
	for it := range v.Items() {
		if !rule.IsFinished(it.Value()) {
			return false
		}
	}
	return true
}

// addTitle returns the title of a fix that adds code to the locales.
func addTitle(code string) string { return "Add " + rule.Display(code) + ` to "locale"` }
