package diagnostics

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"

	"github.com/buger/jsonparser"
)

// words are what people write for JSON's literals in other languages.
var words = map[string]string{
	"True": "true", "TRUE": "true", "yes": "true", "False": "false", "FALSE": "false", "no": "false",
	"None": "null", "Null": "null", "NULL": "null", "nil": "null", "undefined": "null",
}

// fixFault adds the fixes for a fault. One is certain if nothing else can have been meant.
func fixFault(d *rule.Diagnostic, t *syntax.Tree, f syntax.Fault) {
	raw := t.Text().Slice(f.Span)
	replace := func(s string) text.Edit { return text.Edit{Span: f.Span, New: s} }
	switch f.Kind {
	case syntax.ExpectedComma:
		d.FixSurely("Insert ','", replace(","))
	case syntax.ExpectedColon:
		if startsValue(t, f.Span.End) {
			d.FixSurely("Insert ':'", replace(":"))
		}
	case syntax.ExpectedOpen:
		d.Fix("Insert '{'", replace("{"))
	case syntax.ExpectedClose:
		c := string(rule.CloserOf(f.In))
		d.Fix("Insert '"+c+"'", closeAt(t, f.Span.Start, c))
	case syntax.WrongClose:
		c := string(rule.CloserOf(f.In))
		d.Fix("Change to '"+c+"'", replace(c))
	case syntax.TrailingComma, syntax.ExtraComma:
		d.FixSurely("Remove ','", replace(""))
	case syntax.Unexpected:
		d.Fix("Remove "+rule.Excerpt(t, f.Span), replace(""))
	case syntax.Comment:
		d.Fix("Remove the comment", replace(""))
	case syntax.UnterminatedString:
		d.Fix("Insert '\"'", text.Insert(f.Span.End, `"`))
	case syntax.SingleQuotes:
		if requoted, ok := requote(raw); ok {
			d.FixSurely("Change to double quotation marks", replace(requoted))
		}
	case syntax.BadEscape:
		if len(raw) == 2 && raw[1] == '\'' {
			d.FixSurely("Remove the backslash", replace("'"))
		} else {
			d.Fix("Double the backslash", text.Insert(f.Span.Start, `\`))
		}
	case syntax.ControlCharacter:
		d.FixSurely("Change to "+rule.EscapeOf(t, f.Span), replace(rule.EscapeOf(t, f.Span)))
	case syntax.UnquotedKey:
		// Without a colon it may be a value that has lost its bracket.
		d.AddFix(rule.Fix{Title: "Put it in quotation marks", Edits: []text.Edit{replace(rule.QuoteRaw(raw))}, Certain: endsKey(t, f.Span.End)})
	case syntax.UnquotedValue:
		if literal, ok := words[raw]; ok {
			d.Fix("Change to "+literal, replace(literal))
		} else if literal, ok := unfinishedLiteral(raw); ok {
			d.Fix("Change to "+literal, replace(literal))
			if len(raw) > 1 {
				break // a string such as "fals" is not what is missing
			}
		} else if number, ok := rule.NumberOf(raw); ok {
			if secret.Text(t, f.Span) != raw {
				d.Fix("Change to a valid number", replace(number))
				break
			}
			d.Fix("Change to "+number, replace(number))
		}
		d.Fix("Put it in quotation marks", replace(rule.QuoteRaw(raw)))
	case syntax.ByteOrderMark:
		d.FixSurely("Remove the byte order mark", replace(""))
	}
}

// unfinishedLiteral returns the literal that word is the beginning of.
func unfinishedLiteral(word string) (string, bool) {
	for _, literal := range [...]string{"true", "false", "null"} {
		if strings.HasPrefix(literal, word) && word != literal {
			return literal, word != ""
		}
	}
	return "", false
}

// startsValue reports whether a value follows in the line of offset.
func startsValue(t *syntax.Tree, offset int) bool {
	s := strings.TrimLeft(t.Text().Slice(text.Span{Start: offset, End: offset + 256}), " \t")
	return s != "" && strings.IndexByte("\r\n,:}]/", s[0]) < 0
}

// endsKey reports whether a colon follows offset in its line, or a value that lacks one.
func endsKey(t *syntax.Tree, offset int) bool {
	s := strings.TrimLeft(t.Text().Slice(text.Span{Start: offset, End: offset + 256}), " \t")
	return strings.HasPrefix(s, ":") || startsValue(t, offset)
}

// closeAt returns the edit that inserts a closing bracket at offset: in a new line if the items before it are in separate
// lines.
func closeAt(t *syntax.Tree, offset int, bracket string) text.Edit {
	open := openBefore(t, offset)
	line := t.Text().Slice(text.Span{Start: open, End: offset})
	if !strings.ContainsAny(line, "\r\n") {
		return text.Insert(offset, bracket)
	}
	return text.Insert(offset, t.Style().Newline+t.Margin(open)+bracket)
}

// openBefore returns where the innermost object or array begins that ends at offset without its
// bracket.
func openBefore(t *syntax.Tree, offset int) int {
	start := offset
	var find func(v syntax.Value)
	find = func(v syntax.Value) {
		if v.Span().End == offset && v.Opened() && !v.Closed() {
			start = v.Span().Start
		}
		if i := v.Search(offset); i < v.Len() {
			find(v.Item(i).Value())
		}
	}
	for it := range t.Values() {
		find(it.Value())
	}
	return start
}

// requote returns the string in single quotation marks as one in double ones.
func requote(raw string) (string, bool) {
	if len(raw) < 2 || raw[len(raw)-1] != '\'' {
		return "", false
	}
	inside := strings.ReplaceAll(raw[1:len(raw)-1], `\'`, `'`)
	inside = strings.ReplaceAll(strings.ReplaceAll(inside, `\"`, `"`), `"`, `\"`)
	_, err := jsonparser.ParseString([]byte(inside))
	return `"` + inside + `"`, err == nil
}
