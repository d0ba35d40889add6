package manifest

import (
	"strings"

	"plugin-manifest-ls/internal/text"
)

// take sets the token and the span to replace.
func (s *Site) take(span text.Span) {
	s.Token, s.Replace = span, span
	raw := s.Model.Tree.Text().Slice(span)
	at := s.Offset - span.Start
	s.Typed = strings.TrimLeft(raw[:at], `"'`)
	if quote := raw[0]; quote == '"' || quote == '\'' {
		if !closed(raw) || isWordByte(s.Model.Tree.Text().Slice(text.Span{Start: span.End, End: span.End + 1})) {
			s.Replace.End = span.Start + max(at, 1) + s.likelyLength(raw[max(at, 1):])
		}
	}
}

// closed reports whether a string token has its closing quotation mark.
func closed(raw string) bool {
	inside := strings.TrimSuffix(raw[1:], raw[:1])
	slashes := len(inside) - len(strings.TrimRight(inside, `\`))
	return len(inside) < len(raw)-1 && slashes%2 == 0
}

// isWordByte reports whether s begins with a letter or digit. Directly after a string this means that the closing
// quotation mark was intended as the opening one of the next string.
func isWordByte(s string) bool {
	return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z' || s[0] >= '0' && s[0] <= '9')
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
