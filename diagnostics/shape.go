package diagnostics

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// The functions of this file look at values in the way that many rules do: is it of the right type, is
// it one of a few, is it there at all. What they report is a finding of the rule that calls them. title is
// what a message calls the value: "Storage", "Widget name".

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

// nearestValue returns the value of allowed that s is meant to be, empty if that cannot be told, and
// whether there is no doubt: it differs in case or blanks, or people are known to write it so.
func nearestValue(allowed []catalog.Value, s string) (name string, sure bool) {
	if v, ok := catalog.FoldValue(allowed, s); ok {
		return v.Name, true
	}
	n := nearest{typed: s}
	for _, v := range allowed {
		n.try(v.Name)
	}
	return n.word, false
}

// replaceNear completes d, a finding about the string v whose content is s, with the value of allowed
// that is probably meant: the message asks for it, the fix puts it in.
func replaceNear(d *Diagnostic, v syntax.Value, s string, allowed []catalog.Value) {
	meant, sure := nearestValue(allowed, s)
	suggest(d, v, meant, sure)
}

// suggest completes d, a finding about the string v, with what is meant in its place, empty if that cannot
// be told: the message asks for it, the fix puts it in.
func suggest(d *Diagnostic, v syntax.Value, meant string, sure bool) {
	if meant == "" {
		return
	}
	d.Message += `; did you mean "` + meant + `"`
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

// addKey returns the edits that give the object v, which has members with the given names, the member
// that f is, called key: behind those that keys lists before it. They are nil if v lacks a brace.
func addKey(v syntax.Value, names []string, keys []catalog.Key, key string, f syntax.Fragment) []text.Edit {
	if !v.Whole() {
		return nil
	}
	return v.Insert(placeFor(names, keys, key), f)
}

// addKeys returns the edits that give the object v the members wanted, each as made makes it and where
// keys lists it. Those that come to stand at one place are added together.
func addKeys(v syntax.Value, keys, wanted []catalog.Key, made func(catalog.Key) syntax.Fragment) []text.Edit {
	if !v.Whole() {
		return nil
	}
	names := namesOf(v)
	groups := map[int][]syntax.Fragment{}
	for _, k := range wanted {
		at := placeFor(names, keys, k.Name)
		groups[at] = append(groups[at], made(k))
	}
	var edits []text.Edit
	for at := range len(names) + 1 {
		if fragments := groups[at]; len(fragments) > 0 {
			edits = append(edits, v.Insert(at, scaffold.Items(fragments...))...)
		}
	}
	return edits
}

// wrap returns the edits that put before and after around v.
func wrap(v syntax.Value, before, after string) []text.Edit {
	return []text.Edit{text.Insert(v.Span().Start, before), text.Insert(v.Span().End, after)}
}

// placeFor returns the index among names at which key belongs: behind those that keys lists before it.
func placeFor(names []string, keys []catalog.Key, key string) int {
	before := keys[:max(catalog.IndexKey(keys, key), 0)]
	at := 0
	for i, name := range names {
		if catalog.IndexKey(before, name) >= 0 {
			at = i + 1
		}
	}
	return at
}

// lacks reports that the object v lacks the member k, which its keys list; the fix adds it.
func lacks(p *Pass, v syntax.Value, keys []catalog.Key, k catalog.Key, format string, args ...any) *Diagnostic {
	d := p.Report(brace(v), format, args...)
	d.Fix("Add "+k.Name, addKey(v, namesOf(v), keys, k.Name, scaffold.Member(k))...)
	return d
}

// namesOf returns the names of the members of v.
func namesOf(v syntax.Value) []string {
	names := make([]string, 0, v.Len())
	for it := range v.Items() {
		names = append(names, it.Name())
	}
	return names
}

// anyFinished reports whether one of the members is no longer being typed, so that it makes sense to say
// what their object lacks.
func anyFinished(members []syntax.Item) bool { return slices.ContainsFunc(members, finished) }
