package diagnostics

import (
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

var cspType = &Rule{
	Code:     "csp-type",
	Severity: Error,
	Summary:  "The domains of the content security policy are no object.",
	Why:      "`cspDomains` is an object with an array of domains for each directive, of which `connect-src` is the one that is documented.",
	Bad:      `{"service": "CREATOR", "cspDomains": ["https://api.example.com"]}`,
	Good:     `{"service": "CREATOR", "cspDomains": {"connect-src": ["https://api.example.com"]}}`,
	Fix:      "Makes domains those of `connect-src`.",
	Source:   toolkit,
	only:     reads(csp),
	member: membership{[]string{csp}, func(p *Pass, name string, v syntax.Value) {
		k := keyIn(p.Model().Service.Keys, name)
		if v.Kind() == syntax.Object || !settled(v) {
			return
		}
		d := wrongType(p, v, `Property "`+name+`"`, "an object")
		d.Severity = faultBy(k.TypeBy)
		before, after := `{"`+connectSrc+`": `, "}"
		switch {
		case v.Kind() == syntax.Array && v.Whole():
		case v.Kind() == syntax.String && !blank(v):
			before, after = before+"[", "]"+after
		case v.Kind() == syntax.Null, v.Kind() == syntax.False, blank(v):
			d.Fix("Change to "+k.Default, text.Edit{Span: v.Span(), New: k.Default})
			return
		default:
			return
		}
		d.Fix("Make it the domains of "+connectSrc, text.Insert(v.Span().Start, before), text.Insert(v.Span().End, after))
	}},
}

var cspConnectSrcMissing = &Rule{
	Code:     "csp-connect-src-missing",
	Severity: Error,
	Summary:  "The content security policy has no connect-src.",
	Why:      "The toolkit wants the array `connect-src` in `cspDomains`, even an empty one. Without other domains leave `cspDomains` out.",
	Bad:      `{"service": "CREATOR", "cspDomains": {}}`,
	Good:     `{"service": "CREATOR", "cspDomains": {"connect-src": []}}`,
	Fix:      "Adds it.",
	Source:   toolkit,
	only:     reads(csp),
	member: membership{[]string{csp}, func(p *Pass, name string, v syntax.Value) {
		if v.Kind() != syntax.Object || !standing(v) {
			return
		}
		keys := keysOf(p, name)
		k := keyIn(keys, connectSrc)
		if k == nil || !k.Required {
			return
		}
		for it := range v.Items() {
			if it.Name() == connectSrc || meantDirective(p, keys, it.Name()) == connectSrc {
				return // see csp-directive-unknown
			}
		}
		d := p.Report(brace(v), "Content security policy has no %q", connectSrc)
		d.Severity = faultBy(k.RequiredBy)
		d.FixSurely("Add "+connectSrc, addKey(v, namesOf(v), keys, connectSrc, syntax.Fragment{New: quoteRaw(connectSrc) + ": []"})...)
	}},
}

var cspConnectSrcType = &Rule{
	Code:     "csp-connect-src-type",
	Severity: Error,
	Summary:  "The domains of connect-src are not in an array.",
	Why:      "`connect-src` is an array of URLs, even if there is only one, or none.",
	Bad:      `{"service": "CREATOR", "cspDomains": {"connect-src": "https://api.example.com"}}`,
	Good:     `{"service": "CREATOR", "cspDomains": {"connect-src": ["https://api.example.com"]}}`,
	Fix:      "Puts the array around it.",
	Source:   toolkit,
	only:     reads(csp),
	member: membership{[]string{csp}, func(p *Pass, name string, v syntax.Value) {
		k := keyIn(keysOf(p, name), connectSrc)
		if v.Kind() != syntax.Object || k == nil {
			return
		}
		it, _ := v.Member(connectSrc)
		if needArray(p, it.Value(), `Directive "`+connectSrc+`"`, "URLs") || !settled(it.Value()) {
			return
		}
		p.found[len(p.found)-1].Severity = faultBy(k.TypeBy)
	}},
}

var cspDirectiveUnknown = &Rule{
	Code:     "csp-directive-unknown",
	Severity: Warning,
	Summary:  "A directive of the content security policy is not known.",
	Why:      "`connect-src` is the only directive that is documented; the toolkit knows `img-src`, `style-src` and `script-src` too. Others are most likely ignored, which is no more than information.",
	Bad:      `{"service": "CREATOR", "cspDomains": {"connectSrc": []}}`,
	Good:     `{"service": "CREATOR", "cspDomains": {"connect-src": []}}`,
	Fix:      "Replaces it by the directive that is meant.",
	Source:   toolkit,
	only:     reads(csp),
	member: membership{[]string{csp}, func(p *Pass, name string, v syntax.Value) {
		keys := keysOf(p, name)
		if v.Kind() != syntax.Object || len(keys) == 0 {
			return
		}
		for it := range v.Items() {
			typed := it.Name()
			if !finished(it) || keyIn(keys, typed) != nil {
				continue
			}
			meant := meantDirective(p, keys, typed)
			if meant == "" {
				p.Report(it.Key(), "Directive %s is not one that products are known to read", shown(typed)).Severity = Information
				continue
			}
			d := p.Report(it.Key(), "Directive %s is unknown; did you mean %q", shown(typed), meant)
			if _, taken := v.Member(meant); !taken {
				d.Fix(changeTo(meant), text.Edit{Span: it.Key(), New: quoteRaw(meant)})
			}
		}
	}},
}

// meantDirective returns the directive that typed, which is none, is meant to be, empty if that cannot be
// told.
func meantDirective(p *Pass, keys []catalog.Key, typed string) string {
	if keyIn(keys, typed) != nil {
		return ""
	}
	if m, ok := catalog.FindMisnomer(catalog.InCspDomains, p.Model().Service.Code, typed); ok {
		return m.Meant
	}
	n := nearest{typed: typed}
	for i := range keys {
		if plain(keys[i].Name) == plain(typed) {
			return keys[i].Name
		}
		n.try(keys[i].Name)
	}
	return n.word
}
