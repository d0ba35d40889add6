package rule

import (
	"strings"
	"unicode/utf8"

	"github.com/buger/jsonparser"
)

// QuoteRaw returns the word as a JSON string.
func QuoteRaw(word string) string {
	return string(jsonparser.Escape(strings.ToValidUTF8(word, "\uFFFD")))
}

// QuoteAll returns each of list as a JSON string.
func QuoteAll(list []string) []string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = QuoteRaw(s)
	}
	return quoted
}

// Enumerate returns names as a message lists them: "a", "b" or "c".
func Enumerate(names []string) string {
	var b strings.Builder
	for i, name := range names {
		switch {
		case i > 0 && i == len(names)-1:
			b.WriteString(" or ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(QuoteRaw(name))
	}
	return b.String()
}

// Width returns the bytes of the first character of s.
func Width(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}
