package diagnostics

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

// misfit returns the first run of characters that keep s from matching a pattern of the catalogue; the
// span is empty if it matches. Patterns are such that a character may stand first or not, and behind the
// first or not, whatever else there is.
func misfit(pattern, s string) (from, to int) {
	re := patterns()[pattern]
	if re.MatchString(s) {
		return 0, 0
	}
	first := ""
	for from < len(s) && re.MatchString(first+s[from:from+width(s[from:])]) {
		from += width(s[from:])
		first = s[:width(s)]
	}
	for to = from + width(s[from:]); to < len(s); to += width(s[to:]) {
		if re.MatchString(first + s[to:to+width(s[to:])]) {
			break
		}
	}
	return from, to
}

// isFit reports whether s matches a pattern of the catalogue.
func isFit(pattern, s string) bool { return patterns()[pattern].MatchString(s) }

// fitted returns s with blanks in place of what a pattern does not take, empty if nothing is left or a
// letter or digit would go with it.
func fitted(pattern, s string) string {
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

// needPattern reports the string v, whose content s is not blank, if it does not match a pattern of the
// catalogue for names. The place is what does not fit, which the fix leaves out.
func needPattern(p *Pass, v syntax.Value, s, title, pattern string) {
	from, to := misfit(pattern, s)
	if to == 0 {
		return
	}
	d := reportMisfit(p, v, s, title, from, to)
	if name := strings.TrimSpace(s); isFit(pattern, name) {
		d.Fix("Remove the white space", change(v, name)) // code or Sigma may know it by this name
	} else if name := fitted(pattern, s); name != "" && !strings.ContainsFunc(s[from:to], unicode.IsDigit) {
		d.Fix(changeTo(name), change(v, name))
	}
}

// reportMisfit reports s[from:to], which does not fit a pattern for names, in the string v whose content is s.
func reportMisfit(p *Pass, v syntax.Value, s, title string, from, to int) *Diagnostic {
	strange := shown(s[from:to])
	if strings.TrimSpace(s[from:to]) == "" {
		strange = "white space"
	}
	if from == 0 {
		return p.Report(within(v, s, from, to), "%s %s begins with %s; expected a letter from A to Z first", title, shown(s), strange)
	}
	return p.Report(within(v, s, from, to), "%s %s has %s in it; expected letters from A to Z, digits, blanks, hyphens and underscores", title, shown(s), strange)
}
