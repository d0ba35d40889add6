package diagnostics

import (
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// defaultKeys are the keys of the value that a field begins with.
var defaultKeys = []string{"default", "defaultValue"}

var configDefaultType = &Rule{
	Code:     "config-default-type",
	Severity: Error,
	Summary:  "The value that a field begins with is not a string.",
	Why:      "Projects and Creator take it as a string even where a number or a boolean is in it. Only for a checkbox of Projects is a boolean as good: the toolkit takes neither.",
	Bad:      `{"service": "CREATOR", "config": [{"name": "limit", "type": "integer", "defaultValue": 5}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "limit", "type": "integer", "defaultValue": "5"}]}`,
	Fix:      "Puts it in quotation marks.",
	Source:   toolkit,
	only:     withDefault,
	parameter: func(p *Pass, e *manifest.Entry) {
		eachDefault(e, func(k *catalog.Key, v syntax.Value) {
			if k.Type != catalog.String || isBoolean(v) && kindOfField(e) == switchField && e.Service.Config.ClosedBy == 0 {
				return
			}
			graded(p, rejection(k.TypeBy), func() { needString(p, v, "Default") })
		})
	},
}

var configDefaultValue = &Rule{
	Code:     "config-default-value",
	Severity: Warning,
	Summary:  "The value that a field begins with does not fit its type.",
	Why:      "In Projects it is an error. A number begins with a number, a checkbox with true or false, and a list with one of its `options`. For Projects the toolkit has the last two upside down; what it says of them is wrong.",
	Bad:      `{"service": "PROJECTS", "config": [{"name": "size", "type": "selectbox", "is_mandatory": true, "is_secure": false, "options": ["small", "large"], "default": "medium"}]}`,
	Good:     `{"service": "PROJECTS", "config": [{"name": "size", "type": "selectbox", "is_mandatory": true, "is_secure": false, "options": ["small", "large"], "default": "small"}]}`,
	Fix:      "Replaces it by one that fits.",
	Source:   toolkit,
	only:     withDefault,
	parameter: func(p *Pass, e *manifest.Entry) {
		eachDefault(e, func(k *catalog.Key, v syntax.Value) {
			if !settled(v) || !takes(k, v) && !isBoolean(v) {
				return
			}
			if s, ok := content(v); ok && (isTemplate(s) || isSample(s)) {
				return
			}
			n := len(p.found)
			checkDefault(p, e, k, v)
			for i := range p.found[n:] {
				p.found[n+i].Severity = rejection(k.FitBy)
			}
		})
	},
}

// checkDefault reports v, the value of k in e, if it does not fit the type of e.
func checkDefault(p *Pass, e *manifest.Entry, k *catalog.Key, v syntax.Value) {
	switch of := kindOfField(e); of {
	case numberField, integerField:
		if k.FitBy == catalog.Zet {
			of = integerField // which is what the toolkit says that it wants
		}
		checkNumber(p, k, of, v)
	case switchField:
		checkOnOff(p, k, v)
	case addressField:
		if s, ok := content(v); ok && strings.TrimSpace(s) != "" && parseURL(s) == nil {
			p.Report(v.Span(), "Default must be a URL such as \"https://example.com\", not %s", shown(s))
		}
	case anyField:
		checkOption(p, e, v)
	}
}

// withDefault reports whether parameters of a service can have a value to begin with.
func withDefault(s *catalog.Service) bool {
	for _, name := range defaultKeys {
		if catalog.IndexKey(s.Config.Keys, name) >= 0 {
			return true
		}
	}
	return false
}

// eachDefault calls look for each value to begin with that a parameter has.
func eachDefault(e *manifest.Entry, look func(*catalog.Key, syntax.Value)) {
	for _, name := range defaultKeys {
		k := keyIn(e.Keys(), name)
		if it, ok := e.Member(name); ok && k != nil {
			look(k, it.Value())
		}
	}
}

// field is what a value of a parameter has to be like.
type field uint8

const (
	anyField field = iota
	numberField
	integerField
	switchField
	addressField
)

// kindOfField returns what values of a parameter are like, by the names that services have for types.
func kindOfField(e *manifest.Entry) field {
	it, _ := e.Member(e.Service.Config.TypeKey)
	name, _ := content(it.Value())
	switch name {
	case "number", "float":
		return numberField
	case "integer":
		return integerField
	case "checkbox", "switch", "boolean":
		return switchField
	case "url":
		return addressField
	}
	return anyField
}

func checkNumber(p *Pass, k *catalog.Key, of field, v syntax.Value) {
	what, fits := "a number", isNumber
	if of == integerField {
		what, fits = "a whole number", isInteger
	}
	s, isString := content(v)
	switch {
	case v.Kind() == syntax.Number:
		s = v.Raw()
	case isString && strings.TrimSpace(s) == "" && k.FitBy == 0:
		return // as good as none; not so where somebody wants a number
	case !isString:
		p.Report(head(v), "Default must be %s, not %s", what, kindOf(v))
		return
	}
	if fits(s) {
		return
	}
	shows := shown(s)
	if strings.TrimSpace(s) == "" {
		shows = "blank"
	}
	d := p.Report(v.Span(), "Default must be %s, not %s", what, shows)
	if trimmed := strings.TrimSpace(s); trimmed != s && fits(trimmed) {
		d.FixSurely(changeTo(trimmed), change(v, trimmed))
	}
}

// isNumber reports whether s is a number as people write one.
func isNumber(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil && !strings.ContainsAny(s, "xXpPnN_")
}

// isInteger reports whether s is a whole number.
func isInteger(s string) bool {
	digits := strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}

func checkOnOff(p *Pass, k *catalog.Key, v syntax.Value) {
	s, isString := content(v)
	if isBoolean(v) || isString && (s == "true" || s == "false") {
		return
	}
	what := kindOf(v)
	if isString {
		what = shown(s)
	}
	d := p.Report(head(v), "Default must be true or false, not %s", what)
	if v.Kind() == syntax.Object || v.Kind() == syntax.Array {
		return
	}
	literals := []string{"true", "false"}
	meant := strings.ToLower(strings.TrimSpace(s))
	for _, literal := range literals {
		edit := text.Edit{Span: v.Span(), New: literal}
		if k.Type == catalog.String {
			edit = change(v, literal)
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

// checkOption reports v, or items of it, if it is none of the options that e has.
func checkOption(p *Pass, e *manifest.Entry, v syntax.Value) {
	it, _ := e.Member("options")
	options := it.Value()
	if options.Kind() != syntax.Array || options.Len() == 0 {
		return
	}
	var allowed []catalog.Value
	for it := range options.Items() {
		s, ok := content(it.Value())
		if !ok || isTemplate(s) || isSample(s) {
			return // not strings, so it is not known how they are compared
		}
		allowed = append(allowed, catalog.Value{Name: s})
	}
	check := func(v syntax.Value) {
		s, ok := content(v)
		if _, known := catalog.FindValue(allowed, s); !ok || known || strings.TrimSpace(s) == "" {
			return
		}
		d := p.Report(v.Span(), "Default %s is none of the options", shown(s))
		if replaceNear(d, v, s, allowed); len(d.Fixes) == 0 && len(allowed) <= 4 {
			for _, a := range allowed {
				d.Fix(changeTo(a.Name), change(v, a.Name))
			}
		}
	}
	check(v)
	if v.Kind() == syntax.Array {
		for it := range v.Items() {
			check(it.Value())
		}
	}
}
