package syntax

import (
	"strings"
	"unicode/utf8"
)

// The kind of a token depends on its first byte only, and its end on the bytes after that, so that a parse yields the
// same tokens wherever it begins.

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }
func isBreak(c byte) bool { return c == '\n' || c == '\r' }

// bracketOf returns 1 for an opening bracket, -1 for a closing one and 0 otherwise.
func bracketOf(c byte) int {
	switch c {
	case '{', '[':
		return 1
	case '}', ']':
		return -1
	}
	return 0
}

// endOfString returns the end of the string that begins at s[start] with a quotation mark of either kind. An
// unterminated string ends with its line, before a comma at the end of that. looked is the end of the bytes that the
// result depends on.
func endOfString(s string, start int) (end, looked int, closed bool) {
	quote := s[start]
	i := start + 1
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c == quote:
			return i + 1, i + 1, true
		case c == '\\' && i+1 < len(s) && !isBreak(s[i+1]):
			i++
		case isBreak(c):
			return cutComma(s, start, i), i + 1, false
		}
	}
	i = min(i, len(s))
	return cutComma(s, start, i), i + 1, false
}

// cutComma returns the end of the unterminated string s[start:end] without white space and a comma at its end.
func cutComma(s string, start, end int) int {
	line := strings.TrimRight(s[start+1:end], " \t")
	if rest, ok := strings.CutSuffix(line, ","); ok {
		return start + 1 + len(strings.TrimRight(rest, " \t"))
	}
	return start + 1 + len(line)
}

// stringFaults reports the faults within the string token s[start:end].
func stringFaults(s string, start, end int, closed bool, report func(FaultKind, int, int)) {
	if s[start] == '\'' {
		report(SingleQuotes, start, end)
	}
	for i := start + 1; i < end-count(closed); {
		c := s[i]
		switch {
		case c == '\\':
			n := escapeLen(s[i:end])
			if !isEscape(s[i:i+n]) && (s[start] != '\'' || s[i:i+n] != `\'`) {
				report(BadEscape, i, i+n)
			}
			i += n
		case c < ' ':
			report(ControlCharacter, i, i+1)
			i++
		case c < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRuneInString(s[i:end])
			if r == utf8.RuneError && n == 1 {
				report(InvalidUTF8, i, i+1)
			}
			i += n
		}
	}
	if !closed {
		report(UnterminatedString, start, end)
	}
}

// escapeLen returns the length of the possibly incomplete escape sequence at the beginning of s.
func escapeLen(s string) int {
	if len(s) < 2 {
		return len(s)
	}
	if s[1] != 'u' {
		_, n := utf8.DecodeRuneInString(s[1:])
		return 1 + n
	}
	n := 2
	for n < len(s) && n < 6 && isHex(s[n]) {
		n++
	}
	return n
}

func isEscape(s string) bool {
	return len(s) == 2 && strings.IndexByte(`"\/bfnrt`, s[1]) >= 0 || len(s) == 6
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// endOfWord returns the end of the word (a number, a literal or unquoted text) that begins at s[start]. looked is the
// end of the bytes that the result depends on.
func endOfWord(s string, start int) (end, looked int) {
	for i := start; i < len(s); i++ {
		switch c := s[i]; {
		case isSpace(c), c == ',', c == '"', c == '\'', bracketOf(c) != 0:
			return i, i + 1
		case c == ':':
			if !strings.HasPrefix(s[i:], "://") { // part of an unquoted URL
				return i, i + 2 + count(strings.HasPrefix(s[i:], ":/"))
			}
			i += 2
		case c == '/' && (strings.HasPrefix(s[i:], "//") || strings.HasPrefix(s[i:], "/*")):
			return i, i + 2
		}
	}
	return len(s), len(s) + 1
}

// kindOfWord returns the kind of a literal or number, and Word for other words.
func kindOfWord(s string) Kind {
	switch s {
	case "true":
		return True
	case "false":
		return False
	case "null":
		return Null
	}
	if isNumber(s) {
		return Number
	}
	return Word
}

// isNumber reports whether s is a number as in RFC 8259, section 6.
func isNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole := digits(s)
	if whole == 0 || whole > 1 && s[0] == '0' {
		return false
	}
	s = s[whole:]
	if s != "" && s[0] == '.' {
		n := digits(s[1:])
		if n == 0 {
			return false
		}
		s = s[1+n:]
	}
	if s != "" && (s[0] == 'e' || s[0] == 'E') {
		s = s[1:]
		if s != "" && (s[0] == '+' || s[0] == '-') {
			s = s[1:]
		}
		n := digits(s)
		if n == 0 {
			return false
		}
		s = s[n:]
	}
	return s == ""
}

func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}
