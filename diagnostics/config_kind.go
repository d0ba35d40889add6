package diagnostics

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/spelling"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var configTypeMissing = &Rule{
	Code:     "config-type-missing",
	Severity: Error,
	Summary:  "A parameter does not say what kind of field it is.",
	Why:      "The kind of field stands in `type`, for Mail in `inputType`. Desk asks for it only where `userdefined` is true; Qntrl and Show ask for it as soon as one of `userdefined`, `mandatory` and `secure` is there.",
	Bad:      `{"service": "CREATOR", "config": [{"name": "greeting"}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "greeting", "type": "string"}]}`,
	Fix:      "Adds it.",
	Source:   toolkit,
	only:     withParameters,
	parameter: func(p *Pass, e *manifest.Entry) {
		k := keyIn(e.Keys(), e.Service.Config.TypeKey)
		if by := askedBy(e, k); by != 0 && misses(e, k.Name) {
			lacks(p, e.Value, e.Keys(), *k, "Parameter lacks %q; %s asks for it%s", k.Name, asker(e.Service, by), occasion(e, k)).Severity = severityBy(by)
		}
	},
}

var configTypeValue = &Rule{
	Code:     "config-type-value",
	Severity: Error,
	Summary:  "The type of a parameter is none that the service has.",
	Why:      "Each service has fields of its own: one line of text is `text` in Desk and `string` in Creator, a list is `picklist`, `selectbox`, `select` or `dropdown`. Case matters.",
	Bad:      `{"service": "CREATOR", "config": [{"name": "greeting", "type": "String"}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "greeting", "type": "string"}]}`,
	Fix:      "Replaces it by the type that is meant.",
	Source:   toolkit,
	only:     withParameters,
	parameter: func(p *Pass, e *manifest.Entry) {
		k := keyIn(e.Keys(), e.Service.Config.TypeKey)
		it, ok := e.Member(e.Service.Config.TypeKey)
		if k == nil || !ok {
			return
		}
		v := it.Value()
		graded(p, judged(e, k, k.ClosedBy), func() {
			s, ok := needString(p, v, "Parameter type")
			if _, known := catalog.FindValue(k.Allowed, s); !ok || known || isTemplate(s) || isSample(s) {
				return
			}
			meant, _ := spelling.Value(k.Allowed, s)
			if meant == "" && k.ClosedBy == 0 {
				return // one of those that nobody has listed
			}
			d := p.Report(v.Span(), "Parameter type %s is unknown", shown(s))
			if strings.TrimSpace(s) == "" {
				d.Message = "Parameter type is blank"
			}
			if replaceNear(d, v, s, k.Allowed); meant == "" {
				d.Message += "; " + e.Service.Name + " has " + allOf(k.Allowed)
			}
		})
	},
}

// allOf returns the names of values as a message gives all there are.
func allOf(values []catalog.Value) string {
	var names []string
	for _, v := range values {
		names = append(names, v.Name)
	}
	return strings.Join(names, ", ")
}

// occasion says when the member k of a parameter is asked for, as the end of a message; it is empty if it
// always is.
func occasion(e *manifest.Entry, k *catalog.Key) string {
	switch c := k.RequiredIf; {
	case k.RequiredBy != 0:
		return ""
	case c.By != 0 && len(c.Values) == 0:
		return " beside " + quoteRaw(c.Key)
	case c.By != 0:
		return " where " + quoteRaw(c.Key) + " is " + strings.Join(c.Values, " or ")
	}
	for _, name := range e.Names() {
		if slices.Contains(e.Service.Config.Together, name) {
			return " beside " + quoteRaw(name)
		}
	}
	return ""
}

var configFlagMissing = &Rule{
	Code:     "config-flag-missing",
	Severity: Error,
	Summary:  "A parameter does not say whether it has to be filled in, or protected.",
	Why:      "Projects asks for `is_mandatory` and `is_secure`, Mail for `mandatory` and `secure`, Desk for these where `userdefined` is true. Qntrl and Show ask for `type`, `userdefined`, `mandatory` and `secure`, or for none of them.",
	Bad:      `{"service": "MAIL", "config": [{"name": "greeting", "inputType": "text"}]}`,
	Good:     `{"service": "MAIL", "config": [{"name": "greeting", "inputType": "text", "mandatory": true, "secure": false}]}`,
	Fix:      "Adds what is missing.",
	Source:   toolkit,
	only:     withParameters,
	parameter: func(p *Pass, e *manifest.Entry) {
		var missing []catalog.Key
		var names []string
		var by catalog.Grade
		keys := e.Keys()
		for i := range keys {
			k := &keys[i]
			if k.Type != catalog.Boolean {
				continue
			}
			if asks := askedBy(e, k); asks != 0 && misses(e, k.Name) {
				missing, names, by = append(missing, *k), append(names, quoteRaw(k.Name)), asks
			}
		}
		if len(missing) == 0 {
			return
		}
		last := len(names) - 1
		all, them := names[last], "it"
		if last > 0 {
			all, them = strings.Join(names[:last], ", ")+" and "+names[last], "them"
		}
		d := p.Report(brace(e.Value), "Parameter lacks %s; %s asks for %s%s", all, asker(e.Service, by), them, occasion(e, &missing[0]))
		d.Severity = severityBy(by)
		d.FixWith("Add "+strings.ReplaceAll(all, `"`, ""), func() []text.Edit { return addKeys(e.Value, keys, missing, scaffold.Member) })
	},
}

var configFlagType = &Rule{
	Code:     "config-flag-type",
	Severity: Error,
	Summary:  "Whether a parameter is mandatory, protected or filled in by the user is not a boolean.",
	Why:      "`mandatory`, `secure`, `userdefined` and, in Projects, `is_mandatory` and `is_secure` are `true` or `false`, without quotation marks.",
	Bad:      `{"service": "MAIL", "config": [{"name": "greeting", "inputType": "text", "mandatory": "true", "secure": false}]}`,
	Good:     `{"service": "MAIL", "config": [{"name": "greeting", "inputType": "text", "mandatory": true, "secure": false}]}`,
	Fix:      "Replaces it by the boolean that is meant.",
	Source:   toolkit,
	only:     withParameters,
	parameter: func(p *Pass, e *manifest.Entry) {
		eachOf(e, catalog.Boolean, func(k *catalog.Key, v syntax.Value) {
			graded(p, judged(e, k, k.TypeBy), func() { needBoolean(p, v, titleOf(k.Name)) })
		})
	},
}

// judged returns how bad it is that the member k of a parameter is not as by wants it: nobody rejects one
// that is not asked for, as in Desk those of a parameter that the user does not fill in.
func judged(e *manifest.Entry, k *catalog.Key, by catalog.Grade) Severity {
	if k.RequiredIf.Key != "" && askedBy(e, k) == 0 {
		return Warning
	}
	return rejection(by)
}

// eachOf calls look for the members of a parameter whose keys are of a type.
func eachOf(e *manifest.Entry, t catalog.Type, look func(*catalog.Key, syntax.Value)) {
	keys := e.Keys()
	for i := range keys {
		if keys[i].Type != t {
			continue
		}
		if it, ok := e.Member(keys[i].Name); ok {
			look(&keys[i], it.Value())
		}
	}
}
