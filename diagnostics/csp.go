package diagnostics

import (
	"slices"

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
	only:     withKey(csp),
	member: membership{[]string{csp}, func(p *Pass, name string, v syntax.Value) {
		k := p.key(name)
		if v.Kind() == syntax.Object || !settled(v) {
			return
		}
		d := wrongType(p, v, `Property "`+name+`"`, "an object")
		d.Severity = rejection(k.TypeBy)
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
	only:     withKey(csp),
	member: membership{[]string{csp}, func(p *Pass, name string, v syntax.Value) {
		if v.Kind() != syntax.Object || !standing(v) {
			return
		}
		keys := keysOf(p, name)
		k := keyIn(keys, connectSrc)
		if k == nil || !k.Required {
			return
		}
		if _, ok := v.Member(connectSrc); ok || inMembers(p, catalog.InCspDomains, keys, v).meant(slices.Collect(v.Items()), connectSrc) {
			return // see csp-directive-unknown
		}
		d := p.Report(brace(v), "Content security policy has no %q", connectSrc)
		d.Severity = rejection(k.RequiredBy)
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
	only:     withKey(csp),
	member: membership{[]string{csp}, func(p *Pass, name string, v syntax.Value) {
		k := keyIn(keysOf(p, name), connectSrc)
		if v.Kind() != syntax.Object || k == nil {
			return
		}
		it, _ := v.Member(connectSrc)
		graded(p, rejection(k.TypeBy), func() { needArray(p, it.Value(), `Directive "`+connectSrc+`"`, "URLs") })
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
	only:     withKey(csp),
	member: membership{[]string{csp}, func(p *Pass, name string, v syntax.Value) {
		keys := keysOf(p, name)
		if v.Kind() != syntax.Object || len(keys) == 0 {
			return
		}
		for it := range v.Items() {
			inMembers(p, catalog.InCspDomains, keys, v).checkMember(p, it, "Directive")
		}
	}},
}
