package diagnostics

import (
	"fmt"
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// syntaxRule is reported by the engine for every fault of the tree.
var syntaxRule = &Rule{
	Code:     "syntax",
	Severity: Error,
	Summary:  "The text is not valid JSON.",
	Why:      "A manifest has to be JSON as RFC 8259 defines it, without comments and trailing commas. Otherwise nothing in it is read.",
	Bad:      `{"service": "DESK" "connectors": [],}`,
	Good:     `{"service": "DESK", "connectors": []}`,
	Fix:      "Puts in what is missing, or takes out what is too much.",
	Source:   catalog.Source{Title: "RFC 8259", URL: "https://www.rfc-editor.org/rfc/rfc8259", Grade: catalog.Documented},
}

// maxFaults is how many faults are reported. A binary file has one in every few bytes.
const maxFaults = 1000

// checkSyntax reports each syntax error of the tree, except for those that only follow from another one in their line.
func checkSyntax(t *syntax.Tree, of *Pass) {
	if t.FaultCount() == 0 {
		return
	}
	p := &Pass{rule: syntaxRule, fixing: of.fixing}
	torn := tornLines(t)
	for f := range t.Faults() {
		if len(p.found) == maxFaults {
			break
		}
		if line := lineOf(t, f); torn[line] > 1 {
			p.Report(f.Span, "A quotation mark is missing in this line")
			torn[line] = reported
			continue
		} else if torn[line] == reported {
			continue
		}
		d := p.Report(f.Span, "%s", faultMessage(t, f))
		if f.Kind == syntax.ByteOrderMark {
			d.Severity = Warning // Zoho's own command line reads such files
		}
		if p.fixing {
			fixFault(d, t, f)
		}
	}
	of.found = append(of.found, p.found...)
}

const reported = -1

// tornLines returns the number of faults in each line in which a string is not closed: quotation
// marks pair wrongly there, and what is text and what is not has changed places.
func tornLines(t *syntax.Tree) map[int]int {
	torn := map[int]int{}
	for f := range t.Faults() {
		if f.Kind == syntax.UnterminatedString {
			torn[lineOf(t, f)] = 0
		}
	}
	if len(torn) > 0 {
		for f := range t.Faults() {
			if line := lineOf(t, f); hasLine(torn, line) {
				torn[line]++
			}
		}
	}
	return torn
}

func hasLine(lines map[int]int, line int) bool {
	_, ok := lines[line]
	return ok
}

func lineOf(t *syntax.Tree, f syntax.Fault) int {
	return t.Text().Position(f.Span.Start, text.UTF8).Line
}

// faultMessage says what is wrong and what is expected instead.
func faultMessage(t *syntax.Tree, f syntax.Fault) string {
	it := func() string { return excerpt(t, f.Span) }
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
		return fmt.Sprintf("Expected '%c' to close the %s", closerOf(f.In), nameOf(f.In))
	case syntax.WrongClose:
		return fmt.Sprintf("Expected '%c' to close the %s, not %s", closerOf(f.In), nameOf(f.In), it())
	case syntax.Unexpected:
		return fmt.Sprintf("Unexpected %s", it())
	case syntax.TrailingComma:
		return fmt.Sprintf("No ',' may stand behind the last %s", itemOf(f.In))
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
		return "Strings stand in double quotation marks"
	case syntax.BadEscape:
		return fmt.Sprintf("%s is no escape sequence; a backslash is written as \\\\", it())
	case syntax.ControlCharacter:
		return fmt.Sprintf("A %s in a string has to be written as %s", controlName(t, f.Span), escapeOf(t, f.Span))
	case syntax.InvalidUTF8:
		return "This byte is not UTF-8; save the file in UTF-8"
	case syntax.UnquotedKey:
		return "Property names stand in double quotation marks"
	case syntax.UnquotedValue:
		if _, ok := numberOf(t.Text().Slice(f.Span)); ok {
			return fmt.Sprintf("%s is no number as JSON writes it", it())
		}
		return fmt.Sprintf("%s is no value; strings stand in double quotation marks", it())
	case syntax.TooManyLevels:
		return "Objects and arrays are nested too deeply here"
	case syntax.ByteOrderMark:
		return "The file begins with a byte order mark, which not every JSON reader skips"
	}
	return "Not valid JSON"
}

// excerpt quotes what is at span with secrets masked, cut where it is long.
func excerpt(t *syntax.Tree, span text.Span) string {
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
		return "element"
	}
	return "property"
}

func article(noun string) string {
	if noun == "element" {
		return "an element"
	}
	return "a " + noun
}

func closerOf(in syntax.Kind) byte {
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

// escapeOf returns the escape sequence for the control character at span.
func escapeOf(t *syntax.Tree, span text.Span) string {
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
