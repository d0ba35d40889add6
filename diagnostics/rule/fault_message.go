package rule

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// FaultMessage says what is wrong and what is expected instead.
func FaultMessage(t *syntax.Tree, f syntax.Fault) string {
	it := func() string { return Excerpt(t, f.Span) }
	switch f.Kind {
	case syntax.Empty:
		return "The file is empty; a manifest begins with '{'"
	case syntax.ExpectedValue:
		return "Expected a value after ':'"
	case syntax.ExpectedKey:
		return fmt.Sprintf("Expected a property name before %s", it())
	case syntax.ExpectedColon:
		return "Expected ':' and a value after the property name"
	case syntax.ExpectedComma:
		return "Expected ',' before the next " + itemOf(f.In)
	case syntax.ExpectedOpen:
		return "Expected '{' before the first property"
	case syntax.ExpectedClose:
		return fmt.Sprintf("Expected '%c' to close the %s", CloserOf(f.In), nameOf(f.In))
	case syntax.WrongClose:
		return fmt.Sprintf("Expected '%c' to close the %s, not %s", CloserOf(f.In), nameOf(f.In), it())
	case syntax.Unexpected:
		return fmt.Sprintf("Unexpected %s", it())
	case syntax.TrailingComma:
		return fmt.Sprintf("',' is not allowed after the last %s", itemOf(f.In))
	case syntax.ExtraComma:
		return fmt.Sprintf("Expected %s before ','", article(itemOf(f.In)))
	case syntax.ExtraValue:
		return "Nothing may follow the closing bracket of the manifest"
	case syntax.Comment:
		return "JSON has no comments"
	case syntax.UnterminatedComment:
		return "JSON has no comments, and this one has no end"
	case syntax.UnterminatedString:
		return "Expected '\"' at the end of the string"
	case syntax.SingleQuotes:
		return "Strings must be in double quotation marks"
	case syntax.BadEscape:
		return fmt.Sprintf("%s is no escape sequence; a backslash is written as \\\\", it())
	case syntax.ControlCharacter:
		return fmt.Sprintf("A %s in a string has to be written as %s", controlName(t, f.Span), EscapeOf(t, f.Span))
	case syntax.InvalidUTF8:
		return "This byte is not UTF-8; save the file in UTF-8"
	case syntax.UnquotedKey:
		return "Property names must be in double quotation marks"
	case syntax.UnquotedValue:
		if _, ok := NumberOf(t.Text().Slice(f.Span)); ok {
			return fmt.Sprintf("%s is not a valid JSON number", it())
		}
		return fmt.Sprintf("%s is not a valid value; strings must be in double quotation marks", it())
	case syntax.TooManyLevels:
		return "Objects and arrays are nested too deeply here"
	case syntax.ByteOrderMark:
		return "The file begins with a byte order mark, which not every JSON reader skips"
	}
	return "Not valid JSON"
}

// Excerpt quotes what is at span with secrets masked, cut where it is long.
func Excerpt(t *syntax.Tree, span text.Span) string {
	const most = 24
	s := secret.Text(t, text.Span{Start: span.Start, End: min(span.End, span.Start+most)})
	if span.Len() > most {
		s += "…"
	}
	return "'" + strings.Map(func(r rune) rune {
		if !strconv.IsGraphic(r) {
			return '\uFFFD'
		}
		return r
	}, s) + "'"
}

func nameOf(in syntax.Kind) string {
	if in == syntax.Array {
		return "array"
	}
	return "object"
}

func itemOf(in syntax.Kind) string {
	if in == syntax.Array {
		return "array item"
	}
	return "property"
}

func article(noun string) string {
	if noun == "element" {
		return "an element"
	}
	return "a " + noun
}

// CloserOf returns the bracket that closes an object or array.
func CloserOf(in syntax.Kind) byte {
	if in == syntax.Array {
		return ']'
	}
	return '}'
}

func controlName(t *syntax.Tree, span text.Span) string {
	switch t.Text().Slice(span) {
	case "\t":
		return "tab"
	case "\x00":
		return "NUL character"
	}
	return "control character"
}

// EscapeOf returns the escape sequence for the control character at span.
func EscapeOf(t *syntax.Tree, span text.Span) string {
	switch c := t.Text().Slice(span); c {
	case "\t":
		return `\t`
	case "\b":
		return `\b`
	case "\f":
		return `\f`
	default:
		return fmt.Sprintf(`\u%04x`, c[0])
	}
}

// NumberOf returns the JSON number that word means, if it is one with a sign, zeros or a point where
// JSON has none.
func NumberOf(word string) (string, bool) {
	s, negative := strings.CutPrefix(strings.TrimPrefix(word, "+"), "-")
	s = strings.TrimSuffix(strings.TrimLeft(s, "0"), ".")
	if s == "" || s[0] == '.' {
		s = "0" + s
	}
	if negative {
		s = "-" + s
	}
	return s, strings.ContainsAny(word, "0123456789") && strings.Trim(word, "+-.0123456789eE") == "" && json.Valid([]byte(s))
}
