package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable returns s without the characters that control a terminal or change how text is displayed: manifests and file
// names come from other people. C0 control characters become their symbols; other such characters and invalid UTF-8
// become the replacement character. Each rune is replaced by one rune.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x20:
			return 0x2400 + r
		case r == 0x7F:
			return '\u2421'
		case controls(r):
			return utf8.RuneError
		default:
			return r
		}
	}, s)
}

// controls reports whether r is a control character, a line separator, a byte order mark or changes the direction of text.
func controls(r rune) bool {
	if r < utf8.RuneSelf {
		return r < 0x20 || r == 0x7F
	}
	return r == '\uFEFF' || unicode.In(r, unicode.Cc, unicode.Bidi_Control, unicode.Zl, unicode.Zp)
}

// PrintablePath returns a path for the start of a line. A path that looks like a command to the runner of a CI service,
// such as "::error::", is prefixed with "./".
func PrintablePath(path string) string {
	shown := Printable(path)
	if start := strings.TrimSpace(shown); strings.HasPrefix(start, "::") || strings.HasPrefix(start, "##") {
		return "./" + shown
	}
	return shown
}
