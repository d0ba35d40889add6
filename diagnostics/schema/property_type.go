package schema

import (
	"slices"
	"strconv"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var propertyType = &rule.Rule{
	Code:     "property-type",
	Severity: rule.Error,
	Summary:  "A value has the wrong type.",
	Why: "Where Zoho's toolkit checks the type, it does not package the extension. Elsewhere this is a warning: " +
		"a string such as `\"false\"` is likely to count as true.",
	Bad:    `{"service": "CREATOR", "config": {"name": "greeting", "type": "string"}}`,
	Good:   `{"service": "CREATOR", "config": [{"name": "greeting", "type": "string"}]}`,
	Fix:    "Converts the value, where it is clear what is meant.",
	Source: rule.Toolkit,
}

// checkType reports a value of another type than its property has, and reports whether the type is right.
func checkType(p *rule.Pass, s *subject) bool {
	if s.hasType() {
		return true
	}
	if s.named("type") {
		return false
	}
	p.Rule = propertyType
	is := rule.TypeName(s.value)
	if s.wants() == catalog.Integer && s.value.Kind() == syntax.Number {
		is = s.value.Raw()
	}
	d := s.report(p, rule.Head(s.value), s.typeBy(), "%s must be %s, not %s", s.noun(), s.hint("type", s.expectedType()), is)
	fixType(p, d, s)
	return false
}

// hasType reports whether the value has a type that its property accepts.
func (s *subject) hasType() bool {
	if rule.IsOf(s.value, s.wants()) {
		return true
	}
	return !s.isItem && slices.ContainsFunc(s.key.Also, func(t catalog.Type) bool { return rule.IsOf(s.value, t) })
}

// expectedType describes the type of the property: "a string", "an array of objects".
func (s *subject) expectedType() string {
	switch s.wants().JSON() {
	case catalog.Boolean:
		return "true or false"
	case catalog.Integer:
		return "a whole number"
	case catalog.Object:
		return "an object"
	case catalog.Array:
		if item := s.key.Item; item != "" && item != catalog.Any {
			return "an array of " + string(item.JSON()) + "s"
		}
		return "an array"
	case catalog.URL, catalog.Link, catalog.Image, catalog.Date, catalog.Any, catalog.String, catalog.Number:
	}
	return "a " + string(s.wants().JSON())
}

// fixType offers conversions to the type of the property.
func fixType(p *rule.Pass, d *rule.Diagnostic, s *subject) {
	if !p.Fixing {
		return
	}
	switch s.wants().JSON() {
	case catalog.String:
		fixToString(d, s)
	case catalog.Boolean:
		fixToBoolean(d, s.value)
	case catalog.Integer, catalog.Number:
		if content, ok := rule.Content(s.value); ok {
			if n, err := strconv.Atoi(strings.TrimSpace(content)); err == nil && n >= 0 {
				d.FixSurely("Change to "+strconv.Itoa(n), text.Edit{Span: s.value.Span(), New: strconv.Itoa(n)})
			}
		}
	case catalog.Array:
		fixToArray(d, s)
	case catalog.Object:
		fixToObject(p, d, s)
	default:
	}
	if s.isItem && s.wants().JSON() == catalog.String {
		d.Fix("Remove it", s.remove())
	}
}

// fixToString offers to quote a value, or to join an array of strings.
func fixToString(d *rule.Diagnostic, s *subject) {
	switch s.value.Kind() {
	case syntax.Number, syntax.True, syntax.False:
		d.Fix("Put it in quotation marks", text.Edit{Span: s.value.Span(), New: rule.QuoteRaw(s.value.Raw())})
	case syntax.Array:
		if list, ok := rule.StringsIn(s.value); ok && s.key.Separator != "" {
			d.Fix("Join the strings", rule.ReplaceString(s.value, strings.Join(list, s.key.Separator)))
		}
	default:
	}
}

// fixToBoolean offers the boolean that a string spells, or both.
func fixToBoolean(d *rule.Diagnostic, v syntax.Value) {
	content, _ := rule.Content(v)
	switch literal := strings.ToLower(strings.TrimSpace(content)); {
	case literal == "true" || literal == "false":
		d.FixSurely("Change to "+literal, text.Edit{Span: v.Span(), New: literal})
	case v.Kind() != syntax.Object && v.Kind() != syntax.Array:
		d.Fix("Change to true", text.Edit{Span: v.Span(), New: "true"})
		d.Fix("Change to false", text.Edit{Span: v.Span(), New: "false"})
	}
}

// fixToArray offers to put a value in an array, or to split a string.
func fixToArray(d *rule.Diagnostic, s *subject) {
	v := s.value
	content, isString := rule.Content(v)
	switch {
	case isString && s.key.Separator != "" && len(rule.SplitWords(content)) > 0:
		to := "[" + strings.Join(rule.QuoteAll(rule.SplitWords(content)), ", ") + "]"
		if len(rule.SplitWords(content)) == 1 {
			d.FixSurely("Change to "+to, text.Edit{Span: v.Span(), New: to})
		} else {
			d.Fix("Change to "+to, text.Edit{Span: v.Span(), New: to})
		}
	case v.Kind() == syntax.Null, v.Kind() == syntax.False, v.Kind() == syntax.Object && v.Len() == 0, rule.Blank(v):
		to := "[]"
		if strings.HasPrefix(s.key.Default, "[") {
			to = s.key.Default
		}
		d.Fix("Change to "+to, text.Edit{Span: v.Span(), New: to})
	case isString && s.key.Item.JSON() != catalog.Object, v.Kind() == syntax.Object && v.Whole() && s.key.Item.JSON() != catalog.String:
		d.Fix("Put it in an array", rule.Wrap(v, "[", "]")...)
	}
}

// fixToObject offers an empty object, the only object of an array, or an object with the value as its property.
func fixToObject(p *rule.Pass, d *rule.Diagnostic, s *subject) {
	v := s.value
	switch {
	case v.Kind() == syntax.Null, v.Kind() == syntax.False, rule.Blank(v), v.Kind() == syntax.Array && v.Len() == 0 && s.key.Wrap == "":
		to := "{}"
		if strings.HasPrefix(s.key.Default, "{") {
			to = s.key.Default
		}
		d.Fix("Change to "+to, text.Edit{Span: v.Span(), New: to})
	case s.key.Wrap != "" && v.Kind() == syntax.Array && v.Whole():
		d.Fix("Make it the value of "+s.key.Wrap, rule.Wrap(v, "{"+rule.QuoteRaw(s.key.Wrap)+": ", "}")...)
	case s.key.Wrap != "" && v.Kind() == syntax.String:
		d.Fix("Make it the value of "+s.key.Wrap, rule.Wrap(v, "{"+rule.QuoteRaw(s.key.Wrap)+": [", "]}")...)
	case v.Kind() == syntax.Array && v.Len() == 1 && v.Whole() && v.Item(0).Value().Kind() == syntax.Object:
		d.FixSurely("Take it out of the array", p.Model.Tree.Put(v.Span(), v.Item(0).Value().Lift()))
	}
}
