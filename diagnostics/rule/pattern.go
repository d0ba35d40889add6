package rule

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
)

// patterns has the patterns of all keys of widgets, parameters, connectors and OAuth clients.
var patterns = sync.OnceValue(func() map[string]*regexp.Regexp {
	compiled := map[string]*regexp.Regexp{}
	for _, s := range catalog.Services() {
		clients, _ := catalog.FindKey(s.Keys, "TPAOauth")
		for _, keys := range [][]catalog.Key{s.Widget, s.Config.Keys, s.Connector, clients.Keys} {
			for _, k := range keys {
				if k.Pattern != "" && compiled[k.Pattern] == nil {
					compiled[k.Pattern] = regexp.MustCompile(k.Pattern)
				}
			}
		}
	}
	return compiled
})

// Mismatch returns the first run of characters that keep s from matching a pattern of the catalogue; the
// span is empty if it matches. Patterns are such that a character may stand first or not, and behind the
// first or not, whatever else there is.
func Mismatch(pattern, s string) (from, to int) {
	re := patterns()[pattern]
	if re.MatchString(s) {
		return 0, 0
	}
	first := ""
	for from < len(s) && re.MatchString(first+s[from:from+Width(s[from:])]) {
		from += Width(s[from:])
		first = s[:Width(s)]
	}
	for to = from + Width(s[from:]); to < len(s); to += Width(s[to:]) {
		if re.MatchString(first + s[to:to+Width(s[to:])]) {
			break
		}
	}
	return from, to
}

// Matches reports whether s matches a pattern of the catalogue.
func Matches(pattern, s string) bool { return patterns()[pattern].MatchString(s) }

// Sanitize returns s with blanks in place of what a pattern does not take, empty if nothing is left or a
// letter or digit would go with it.
func Sanitize(pattern, s string) string {
	re, first := patterns()[pattern], ""
	var b strings.Builder
	for _, r := range s {
		switch c := string(r); {
		case re.MatchString(first + c):
			b.WriteString(c)
			if first == "" {
				first = c
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return ""
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// ReportMisfit reports s[from:to], which does not fit a pattern for names, in the string v whose content is s.
func ReportMisfit(p *Pass, v syntax.Value, s, title string, from, to int) *Diagnostic {
	strange := Display(s[from:to])
	if strings.TrimSpace(s[from:to]) == "" {
		strange = "white space"
	}
	if from == 0 {
		return p.Report(Within(v, s, from, to), "%s %s must begin with a letter from A to Z, not %s", title, Display(s), strange)
	}
	return p.Report(Within(v, s, from, to), "%s %s must not contain %s, only letters from A to Z, digits, spaces, hyphens and underscores", title, Display(s), strange)
}
