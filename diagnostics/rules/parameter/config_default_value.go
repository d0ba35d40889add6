package parameter

import (
	"slices"
	"strconv"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var configDefaultValue = &rule.Rule{
	Code:     "config-default-value",
	Severity: rule.Warning,
	Summary:  "The default value of a configuration parameter does not match its type.",
	Why: "The default of a number must be a number, that of a checkbox `true` or `false`, and that of a list one of its `options`. " +
		"It is an error for Projects. There, zet applies the checks of checkboxes and lists to the opposite cases, so ignore what it reports about them.",
	Bad:    `{"service": "PROJECTS", "config": [{"name": "size", "type": "selectbox", "is_mandatory": true, "is_secure": false, "options": ["small", "large"], "default": "medium"}]}`,
	Good:   `{"service": "PROJECTS", "config": [{"name": "size", "type": "selectbox", "is_mandatory": true, "is_secure": false, "options": ["small", "large"], "default": "small"}]}`,
	Fix:    "Replaces the default value with a valid one.",
	Source: rule.Toolkit,
	Only: func(s *catalog.Service) bool {
		return slices.ContainsFunc(defaultKeys, func(name string) bool { return catalog.IndexKey(s.Config.Keys, name) >= 0 })
	},
	CheckParameter: func(p *rule.Pass, e *manifest.Entry) {
		for _, name := range defaultKeys {
			k := rule.FindKey(e.Keys(), name)
			if it, ok := e.Member(name); ok && k != nil && rule.IsFinished(it.Value()) {
				checkDefault(p, e, k, it.Value())
			}
		}
	},
}

// defaultKeys are the names of the property that contains the default value.
var defaultKeys = []string{"default", "defaultValue"}

// checkDefault reports v, the value of k in e, if it does not match the type of e.
func checkDefault(p *rule.Pass, e *manifest.Entry, k *catalog.Key, v syntax.Value) {
	if k.Type == catalog.String && v.Kind() != syntax.String && !(rule.IsBoolean(v) && kindOf(e) == switchKind) {
		reportDefaultType(p, k, v)
		return
	}
	if s, ok := rule.Content(v); ok && rule.IsTemplate(s) {
		return
	}
	n := len(p.Found)
	checkKind(p, e, k, v)
	for i := range p.Found[n:] {
		p.Found[n+i].Severity = rule.Rejection(k.FitBy)
	}
}

// reportDefaultType reports v, which must be a string even if the parameter is a number. The rule property-type does so
// unless the catalogue says that this rule does.
func reportDefaultType(p *rule.Pass, k *catalog.Key, v syntax.Value) {
	if !slices.Contains(k.Named, "type") {
		return
	}
	d := p.Report(rule.Head(v), "Default value must be a string, not %s", rule.TypeName(v))
	d.Severity = rule.Rejection(k.TypeBy)
	if v.Kind() == syntax.Number || rule.IsBoolean(v) {
		d.Fix("Put it in quotation marks", text.Edit{Span: v.Span(), New: rule.QuoteRaw(v.Raw())})
	}
}

// checkKind reports v if it does not match the kind of the parameter e.
func checkKind(p *rule.Pass, e *manifest.Entry, k *catalog.Key, v syntax.Value) {
	switch kind := kindOf(e); kind {
	case numberKind, integerKind:
		if k.FitBy == catalog.Zet {
			kind = integerKind // according to the message of zet
		}
		checkNumber(p, k, kind, v)
	case switchKind:
		checkBoolean(p, k, v)
	case urlKind:
		if s, ok := rule.Content(v); ok && strings.TrimSpace(s) != "" && rule.ParseURL(s) == nil {
			p.Report(v.Span(), "Default value must be a URL such as \"https://example.com\", not %s", rule.Display(s))
		}
	case otherKind:
		checkOptions(p, e, v)
	}
}

// kind is the kind of value that a parameter requires.
type kind uint8

const (
	otherKind kind = iota
	numberKind
	integerKind
	switchKind
	urlKind
)

// kindOf returns the kind of the parameter e. Services have different names for its type.
func kindOf(e *manifest.Entry) kind {
	it, _ := e.Member(e.Service.Config.TypeKey)
	name, _ := rule.Content(it.Value())
	switch name {
	case "number", "float":
		return numberKind
	case "integer":
		return integerKind
	case "checkbox", "switch", "boolean":
		return switchKind
	case "url":
		return urlKind
	}
	return otherKind
}

func checkNumber(p *rule.Pass, k *catalog.Key, of kind, v syntax.Value) {
	expected, fits := "a number", isNumber
	if of == integerKind {
		expected, fits = "a whole number", isInteger
	}
	s, isString := rule.Content(v)
	switch {
	case v.Kind() == syntax.Number:
		s = v.Raw()
	case isString && strings.TrimSpace(s) == "" && k.FitBy == 0:
		return // no default, which nothing is known to reject
	case !isString:
		p.Report(rule.Head(v), "Default value must be %s, not %s", expected, rule.TypeName(v))
		return
	}
	if fits(s) {
		return
	}
	actual := rule.Display(s)
	if strings.TrimSpace(s) == "" {
		actual = "empty"
	}
	d := p.Report(v.Span(), "Default value must be %s, not %s", expected, actual)
	if trimmed := strings.TrimSpace(s); trimmed != s && fits(trimmed) {
		d.FixSurely(rule.ChangeTitle(trimmed), rule.ReplaceString(v, trimmed))
	}
}

// isNumber reports whether s is a decimal number.
func isNumber(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil && !strings.ContainsAny(s, "xXpPnN_")
}

// isInteger reports whether s is a whole number.
func isInteger(s string) bool {
	digits := strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}

func checkBoolean(p *rule.Pass, k *catalog.Key, v syntax.Value) {
	s, isString := rule.Content(v)
	if rule.IsBoolean(v) || isString && (s == "true" || s == "false") {
		return
	}
	actual := rule.TypeName(v)
	if isString {
		actual = rule.Display(s)
	}
	d := p.Report(rule.Head(v), "Default value must be true or false, not %s", actual)
	if v.Kind() == syntax.Object || v.Kind() == syntax.Array {
		return
	}
	meant := strings.ToLower(strings.TrimSpace(s))
	for _, literal := range []string{"true", "false"} {
		edit := text.Edit{Span: v.Span(), New: literal}
		if k.Type == catalog.String {
			edit = rule.ReplaceString(v, literal)
		}
		switch meant {
		case literal:
			d.FixSurely("Change to "+literal, edit)
		case "true", "false":
		default:
			d.Fix("Change to "+literal, edit)
		}
	}
}

// checkOptions reports v, or items of it, if they are not options of e.
func checkOptions(p *rule.Pass, e *manifest.Entry, v syntax.Value) {
	it, _ := e.Member("options")
	options := it.Value()
	if options.Kind() != syntax.Array || options.Len() == 0 {
		return
	}
	var allowed []catalog.Value
	for it := range options.Items() {
		s, ok := rule.Content(it.Value())
		if !ok || rule.IsTemplate(s) {
			return // it is unknown how such options are compared
		}
		allowed = append(allowed, catalog.Value{Name: s})
	}
	checkOption(p, allowed, v)
	if v.Kind() == syntax.Array {
		for it := range v.Items() {
			checkOption(p, allowed, it.Value())
		}
	}
}

// checkOption reports the string v if it is not one of the allowed values.
func checkOption(p *rule.Pass, allowed []catalog.Value, v syntax.Value) {
	s, ok := rule.Content(v)
	if _, known := catalog.FindValue(allowed, s); !ok || known || strings.TrimSpace(s) == "" {
		return
	}
	d := p.Report(v.Span(), "Default value %s must be one of the options", rule.Display(s))
	meant, sure := spelling.Value(allowed, s)
	if rule.Suggest(d, v, meant, sure); len(d.Fixes) == 0 && len(allowed) <= 4 {
		for _, a := range allowed {
			d.Fix(rule.ChangeTitle(a.Name), rule.ReplaceString(v, a.Name))
		}
	}
}
