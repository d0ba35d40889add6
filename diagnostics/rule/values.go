package rule

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// IsFinished reports whether v stands as it is meant: what is missing, a bare word or a string without
// its end is still being typed and has a fault of the syntax, which is enough.
func IsFinished(v syntax.Value) bool {
	switch v.Kind() {
	case syntax.Missing, syntax.Word, syntax.TooDeep:
		return false
	case syntax.String:
		return v.Terminated()
	}
	return true
}

// IsFinishedProperty reports whether the name of a member is no longer being typed.
func IsFinishedProperty(it syntax.Item) bool {
	_, colon := it.Colon()
	return colon && it.HasKey() && it.Value().Kind() != syntax.Missing
}

// HasFinishedProperty reports whether c has a finished property, so that missing ones can be reported.
func HasFinishedProperty(c *manifest.Connector) bool { return anyFinished(c.Members()) }

// Content returns the content of the string v, and whether v is a finished string.
func Content(v syntax.Value) (string, bool) { return v.Content() }

// Literal returns the content of the string v, and whether it is a finished string into which products insert nothing.
func Literal(v syntax.Value) (s string, ok bool) {
	s, ok = Content(v)
	return s, ok && !IsTemplate(s)
}

// Blank reports whether v is a settled string of nothing but white space.
func Blank(v syntax.Value) bool {
	s, ok := Content(v)
	return ok && strings.TrimSpace(s) == ""
}

// Excess returns the number of characters in s, as JavaScript counts them, and the index of the first
// byte behind so many of them as are allowed.
func Excess(s string, most int) (n, from int) {
	from = len(s)
	for i, r := range s {
		if n++; r > 0xFFFF {
			n++
		}
		if n > most && i < from {
			from = i
		}
	}
	return n, from
}

// Within returns the place of s[from:to], where s is the content of the string v: all of v if there
// are escape sequences in it.
func Within(v syntax.Value, s string, from, to int) text.Span {
	span := v.Span()
	if span.Len() != len(s)+2 {
		return span
	}
	return text.Span{Start: span.Start + 1 + from, End: span.Start + 1 + to}
}

// Brace returns the place for what a whole object lacks: its opening brace.
func Brace(v syntax.Value) text.Span {
	span := v.Span()
	if !v.Opened() && v.Len() > 0 {
		return v.Item(0).Key()
	}
	return text.Span{Start: span.Start, End: min(span.Start+1, span.End)}
}

// ReplaceString returns the edit that puts the string s in the place of v.
func ReplaceString(v syntax.Value, s string) text.Edit {
	return text.Edit{Span: v.Span(), New: QuoteRaw(s)}
}

// ChangeTitle is the title of such a fix.
func ChangeTitle(s string) string { return "Change to " + Display(s) }

// Display returns s in quotation marks as a message or title shows it, cut where it is long.
func Display(s string) string {
	const most = 60
	s = secret.MaskString(s) // while they are whole
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s[:min(len(s), 4*most)])[:most]) + "…"
	}
	return strconv.Quote(s)
}

// TypeName returns what v is, for messages about a wrong type.
func TypeName(v syntax.Value) string {
	if v.Kind() == syntax.True || v.Kind() == syntax.False {
		return "a boolean"
	}
	return v.Kind().String()
}

// AddProperty returns the edits that give c the member key with the JSON value: behind the members that its
// form lists before it. They are nil if c lacks a brace.
func AddProperty(c *manifest.Connector, key, value string, stops ...text.Stop) []text.Edit {
	f := syntax.Fragment{New: `"` + key + `": ` + value}
	for _, s := range stops {
		s.Span = s.Span.Shift(len(f.New) - len(value))
		f.Stops = append(f.Stops, s)
	}
	return addKey(c.Value, c.Names(), c.Keys(), key, f)
}

// SelectAll returns the stop that has all of a JSON string's content selected.
func SelectAll(value string, choices ...string) text.Stop {
	return text.Stop{Span: text.Span{Start: 1, End: len(value) - 1}, Choices: choices}
}

// SplitWords returns the parts of s that white space, commas and semicolons separate.
func SplitWords(s string) []string { return strings.FieldsFunc(s, Separates) }

// Separates reports whether r separates the words of a string.
func Separates(r rune) bool { return r == ',' || r == ';' || unicode.IsSpace(r) }

// Truthy reports whether v counts as true in JavaScript.
func Truthy(v syntax.Value) bool {
	switch v.Kind() {
	case syntax.Missing, syntax.Null, syntax.False:
		return false
	case syntax.String:
		s, _ := v.Str()
		return s != ""
	case syntax.Number:
		return strings.Trim(v.Raw(), "-0.") != ""
	}
	return true
}

// StringsIn returns the strings of the array v, and whether it has some and nothing else.
func StringsIn(v syntax.Value) ([]string, bool) {
	if v.Kind() != syntax.Array || v.Len() == 0 || !v.Whole() {
		return nil, false
	}
	var list []string
	for it := range v.Items() {
		s, ok := Content(it.Value())
		if !ok {
			return nil, false
		}
		list = append(list, s)
	}
	return list, true
}
