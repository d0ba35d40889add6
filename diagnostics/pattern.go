package diagnostics

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"plugin-manifest-ls/internal/syntax"
)

// needPattern reports the string v, whose content s is not blank, if it does not match a pattern of the
// catalogue for names: a first character, then others. The place is what does not fit; the fix
// leaves it out if that takes no letter and no digit.
func needPattern(p *Pass, v syntax.Value, s, title, pattern string) {
	from, to := strangeTo(pattern, s)
	if from == to {
		return
	}
	format, shows := "%s %s has %s in it; expected a letter, then letters, digits, blanks, \"-\" and \"_\"", s[from:to]
	if from == 0 {
		format = "%s %s begins with %s; expected a letter, then letters, digits, blanks, \"-\" and \"_\""
	}
	d := p.Report(within(v, s, from, to), format, title, shown(s), shown(shows))
	if meant := fitted(pattern, s); meant != "" {
		d.Fix(changeTo(meant), change(v, meant))
	}
}

// strangeTo returns the first run of characters in s that pattern does not take where they stand. It
// is empty if s matches.
func strangeTo(pattern, s string) (from, to int) {
	re := compiled(pattern)
	if re.MatchString(s) {
		return 0, 0
	}
	for i, r := range s {
		strange := !fits(re, i == 0, r)
		switch {
		case strange && to == 0:
			from, to = i, i+utf8.RuneLen(r)
		case strange:
			to = i + utf8.RuneLen(r)
		case to > 0:
			return from, to
		}
	}
	return from, to
}

// fits reports whether a name may begin with r or have it further on.
func fits(re *regexp.Regexp, first bool, r rune) bool {
	if first {
		return re.MatchString(string(r))
	}
	return re.MatchString("a" + string(r))
}

// fitted returns s with a blank in place of each run of characters that pattern does not take. It is empty
// if there are letters or digits among them, or nothing is left.
func fitted(pattern, s string) string {
	re := compiled(pattern)
	spaced := strings.Map(func(r rune) rune {
		if fits(re, false, r) || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return ' '
	}, s)
	if fitting := strings.Join(strings.Fields(spaced), " "); re.MatchString(fitting) {
		return fitting
	}
	return ""
}

// compiled returns a pattern of the catalogue as a regular expression. Each is read once.
func compiled(pattern string) *regexp.Regexp {
	if re, ok := patterns.Load(pattern); ok {
		return re.(*regexp.Regexp)
	}
	re := regexp.MustCompile(pattern)
	patterns.Store(pattern, re)
	return re
}

var patterns sync.Map // *regexp.Regexp by string
