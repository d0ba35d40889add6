package main

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// printable returns s without what makes a terminal do other than print: manifests and file names
// are other people's. Control characters become their symbols; what is no UTF-8, turns the
// direction of writing or is a byte order mark becomes the replacement character. It puts one rune for one.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x20:
			return 0x2400 + r
		case r < 0x7F:
			return r
		case r == 0x7F:
			return '\u2421'
		case r == '\uFEFF', unicode.Is(unicode.Cc, r), unicode.Is(unicode.Bidi_Control, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
			return utf8.RuneError
		default:
			return r
		}
	}, s)
}
