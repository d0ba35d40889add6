package diagnostics

import (
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// The functions of this file look at values in the way that many rules do: is it of the right type, is
// it one of a few. What they report is a finding of the rule that calls them. title is what a message calls
// the value: "Storage", "Widget name".

// severityBy returns how bad it is to do other than a source of that grade says.
func severityBy(by catalog.Grade) Severity {
	switch by {
	case catalog.Zet:
		return Error
	case catalog.Documented:
		return Warning
	}
	return Information
}

// rejection returns how bad a fault is by who rejects it. One that nobody is known to reject is a Warning.
func rejection(by catalog.Grade) Severity {
	if by == catalog.Zet {
		return Error
	}
	return Warning
}

// graded runs check and lets nothing that it reports be worse than worst.
func graded(p *Pass, worst Severity, check func()) {
	n := len(p.found)
	check()
	for i := range p.found[n:] {
		d := &p.found[n+i]
		d.Severity = max(d.Severity, worst)
	}
}

// keyIn returns the key called name among keys, nil if it is not there. It must not be changed.
func keyIn(keys []catalog.Key, name string) *catalog.Key {
	if i := catalog.IndexKey(keys, name); i >= 0 {
		return &keys[i]
	}
	return nil
}

// head returns the place for what is wrong with v as a whole: all of it, or the bracket that it begins
// with.
func head(v syntax.Value) text.Span {
	if v.Kind() == syntax.Object || v.Kind() == syntax.Array {
		return brace(v)
	}
	return v.Span()
}

// wrongType reports v, which is settled, for not being what is expected: "a string", "true or false".
func wrongType(p *Pass, v syntax.Value, title, expected string) *Diagnostic {
	return p.Report(head(v), "%s must be %s, not %s", title, expected, kindOf(v))
}

// isBoolean reports whether v is true or false.
func isBoolean(v syntax.Value) bool { return v.Kind() == syntax.True || v.Kind() == syntax.False }

// needBoolean reports v if it is settled and no boolean; the result is nil otherwise. The fix takes the
// quotation marks from "true" and the like.
func needBoolean(p *Pass, v syntax.Value, title string) *Diagnostic {
	if !settled(v) || isBoolean(v) {
		return nil
	}
	d := wrongType(p, v, title, "true or false")
	switch s, _ := content(v); strings.ToLower(strings.TrimSpace(s)) {
	case "true", "false":
		literal := strings.ToLower(strings.TrimSpace(s))
		d.FixSurely("Change to "+literal, text.Edit{Span: v.Span(), New: literal})
	default:
		if v.Kind() != syntax.Object && v.Kind() != syntax.Array {
			d.Fix("Change to true", text.Edit{Span: v.Span(), New: "true"})
			d.Fix("Change to false", text.Edit{Span: v.Span(), New: "false"})
		}
	}
	return d
}

// needString reports v if it is settled and no string, and returns what is in it otherwise. ok tells
// that there is something to be looked at.
func needString(p *Pass, v syntax.Value, title string) (s string, ok bool) {
	if !settled(v) {
		return "", false
	}
	if s, ok = content(v); ok {
		return s, true
	}
	d := wrongType(p, v, title, "a string")
	switch v.Kind() {
	case syntax.Number, syntax.True, syntax.False:
		d.Fix("Put it in quotation marks", text.Edit{Span: v.Span(), New: quoteRaw(v.Raw())})
	}
	return "", false
}

// needArray reports v if it is settled and no array, and tells whether it is one. The fix puts brackets
// around a value that can be an item.
func needArray(p *Pass, v syntax.Value, title, items string) bool {
	if v.Kind() == syntax.Array {
		return true
	}
	if !settled(v) {
		return false
	}
	d := wrongType(p, v, title, "an array of "+items)
	switch {
	case v.Kind() == syntax.Null, v.Kind() == syntax.Object && v.Len() == 0, blank(v), v.Kind() == syntax.False:
		d.Fix("Change to []", text.Edit{Span: v.Span(), New: "[]"})
	case v.Kind() == syntax.String || v.Kind() == syntax.Object && v.Whole():
		d.Fix("Put it in an array", wrap(v, "[", "]")...)
	}
	return false
}

// needEntries reports v as needArray does. A string is not put in the array: it would be no entry.
func needEntries(p *Pass, v syntax.Value, title, items string) {
	n := len(p.found)
	if !needArray(p, v, title, items) && len(p.found) > n && v.Kind() == syntax.String {
		p.found[n].Fixes = nil
	}
}

// needObject reports v if it is settled and no object, and tells whether it is one.
func needObject(p *Pass, v syntax.Value, title string) bool {
	if v.Kind() == syntax.Object {
		return true
	}
	if settled(v) {
		d := wrongType(p, v, title, "an object")
		if v.Kind() == syntax.Null || blank(v) || v.Kind() == syntax.Array && v.Len() == 0 {
			d.Fix("Change to {}", text.Edit{Span: v.Span(), New: "{}"})
		}
	}
	return false
}

// needType reports v if it is settled and not of a type; item is that of the items of an array, if it is
// known.
func needType(p *Pass, v syntax.Value, t, item catalog.Type, title string) {
	switch t.JSON() {
	case catalog.String:
		needString(p, v, title)
	case catalog.Boolean:
		needBoolean(p, v, title)
	case catalog.Object:
		needObject(p, v, title)
	case catalog.Array:
		items := "values"
		if item != "" && item != catalog.Any {
			items = string(item.JSON()) + "s"
		}
		needArray(p, v, title, items)
	case catalog.Integer, catalog.Number:
		if settled(v) && !isOf(v, t) {
			needNumber(p, v, title)
		}
	}
}

// needNumber reports v, which is no number, or not a whole one. The fix takes the quotation marks from
// one.
func needNumber(p *Pass, v syntax.Value, title string) {
	is := kindOf(v)
	if v.Kind() == syntax.Number {
		is = v.Raw()
	}
	d := p.Report(head(v), "%s must be a whole number, not %s", title, is)
	if s, ok := content(v); ok {
		if n, err := strconv.Atoi(s); err == nil && strconv.Itoa(n) == s {
			d.FixSurely("Change to "+s, text.Edit{Span: v.Span(), New: s})
		}
	}
}

// isOf reports whether v is of a type.
func isOf(v syntax.Value, t catalog.Type) bool {
	switch t.JSON() {
	case catalog.String:
		return v.Kind() == syntax.String
	case catalog.Boolean:
		return isBoolean(v)
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

// replaceNear completes d, a finding about the string v whose content is s, with the value of allowed
// that is probably meant: the message asks for it, the fix puts it in.
func replaceNear(d *Diagnostic, v syntax.Value, s string, allowed []catalog.Value) {
	meant, sure := spelling.Value(allowed, s)
	suggest(d, v, meant, sure)
}

// suggest completes d, a finding about the string v, with what is meant in its place, empty if that cannot
// be told: the message asks for it, the fix puts it in.
func suggest(d *Diagnostic, v syntax.Value, meant string, sure bool) {
	if meant == "" {
		return
	}
	d.Message += `; did you mean "` + meant + `"`
	replaceBy(d, v, meant, sure)
}

// replaceBy gives d, a finding about the string v, the fix that puts another one in its place: surely if
// there is no doubt.
func replaceBy(d *Diagnostic, v syntax.Value, meant string, sure bool) {
	if sure {
		d.FixSurely(changeTo(meant), change(v, meant))
	} else {
		d.Fix(changeTo(meant), change(v, meant))
	}
}

// oneOf returns the names of values as a message asks for one of them; of many it gives the first.
func oneOf(values []catalog.Value) string {
	const most = 8
	var names []string
	for _, v := range values {
		names = append(names, v.Name)
	}
	if len(names) > most {
		return "one such as " + listed(names[:3])
	}
	return listed(names)
}

// wrap returns the edits that put before and after around v.
func wrap(v syntax.Value, before, after string) []text.Edit {
	return []text.Edit{text.Insert(v.Span().Start, before), text.Insert(v.Span().End, after)}
}
