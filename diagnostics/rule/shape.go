package rule

import (
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// The functions of this file look at values in the way that many rules do: is it of the right type, is
// it one of a few. What they report is a finding of the rule that calls them. title is what a message calls
// the value: "Storage", "Widget name".

// SeverityBy returns how bad it is to do other than a source of that grade says.
func SeverityBy(by catalog.Grade) Severity {
	switch by {
	case catalog.Zet:
		return Error
	case catalog.Documented:
		return Warning
	}
	return Information
}

// Rejection returns the severity of what a source of that grade rejects. Without a source, it is a Warning.
func Rejection(by catalog.Grade) Severity {
	if by == catalog.Zet {
		return Error
	}
	return Warning
}

// FindKey returns the key called name among keys, nil if it is not there. It must not be changed.
func FindKey(keys []catalog.Key, name string) *catalog.Key {
	if i := catalog.IndexKey(keys, name); i >= 0 {
		return &keys[i]
	}
	return nil
}

// Head returns the place for what is wrong with v as a whole: all of it, or the bracket that it begins
// with.
func Head(v syntax.Value) text.Span {
	if v.Kind() == syntax.Object || v.Kind() == syntax.Array {
		return Brace(v)
	}
	return v.Span()
}

// IsBoolean reports whether v is true or false.
func IsBoolean(v syntax.Value) bool { return v.Kind() == syntax.True || v.Kind() == syntax.False }

// IsOf reports whether v is of a type.
func IsOf(v syntax.Value, t catalog.Type) bool {
	switch t.JSON() {
	case catalog.String:
		return v.Kind() == syntax.String
	case catalog.Boolean:
		return IsBoolean(v)
	case catalog.Object:
		return v.Kind() == syntax.Object
	case catalog.Array:
		return v.Kind() == syntax.Array
	case catalog.Number:
		return v.Kind() == syntax.Number
	case catalog.Integer:
		return v.Kind() == syntax.Number && !strings.ContainsAny(v.Raw(), ".eE")
	}
	return true
}

// Suggest adds a suggestion to d, a diagnostic about the string v: to its message, and as a fix. meant is empty if there is
// none.
func Suggest(d *Diagnostic, v syntax.Value, meant string, sure bool) {
	if meant == "" {
		return
	}
	d.Message += `. Did you mean "` + meant + `"?`
	ReplaceBy(d, v, meant, sure)
}

// ReplaceBy gives d, a finding about the string v, the fix that puts another one in its place: surely if
// there is no doubt.
func ReplaceBy(d *Diagnostic, v syntax.Value, meant string, sure bool) {
	if sure {
		d.FixSurely(ChangeTitle(meant), ReplaceString(v, meant))
	} else {
		d.Fix(ChangeTitle(meant), ReplaceString(v, meant))
	}
}

// OneOf returns the names of values as a message asks for one of them; of many it gives the first.
func OneOf(values []catalog.Value) string {
	const most = 8
	var names []string
	for _, v := range values {
		names = append(names, v.Name)
	}
	if len(names) > most {
		return "one such as " + Enumerate(names[:3])
	}
	return Enumerate(names)
}

// Wrap returns the edits that put before and after around v.
func Wrap(v syntax.Value, before, after string) []text.Edit {
	return []text.Edit{text.Insert(v.Span().Start, before), text.Insert(v.Span().End, after)}
}
