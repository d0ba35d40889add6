package manifest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// take sets the token and the span to replace.
func (s *Site) take(span text.Span) {
	s.Token, s.Replace = span, span
	raw := s.Model.Tree.Text().Slice(span)
	at := s.Offset - span.Start
	s.Typed = strings.TrimLeft(raw[:at], `"'`)
	if quote := raw[0]; quote == '"' || quote == '\'' {
		if !syntax.Terminated(raw) || beginsWord(s.Model.Tree.Text().Slice(text.Span{Start: span.End, End: span.End + utf8.UTFMax})) {
			s.Replace.End = span.Start + max(at, 1) + s.likelyLength(raw[max(at, 1):])
		}
	}
}

// beginsWord reports whether s begins with a letter or digit. Directly after a string this means that the closing
// quotation mark was intended as the opening one of the next string.
func beginsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// likelyLength returns how many bytes of rest, the text after the cursor in an unterminated string, belong to the
// string.
func (s *Site) likelyLength(rest string) int {
	stop := ",}]\"'\r\n"
	if s.Slot == Name {
		stop += ":"
	}
	if i := strings.IndexAny(rest, stop); i >= 0 {
		rest = rest[:i]
	}
	return len(strings.TrimRight(rest, " \t"))
}
