package schema

import (
	"slices"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/spelling"
)

var propertyValue = &rule.Rule{
	Code:     "property-value",
	Severity: rule.Error,
	Summary:  "A value is not one of the allowed values.",
	Why:      "Zoho's toolkit compares letter by letter with the values that it knows; case matters. Where only the documentation lists the values, this is a warning.",
	Bad:      `{"service": "DESK", "type": "Organization"}`,
	Good:     `{"service": "DESK", "type": "org"}`,
	Fix:      "Replaces the value by the one that is probably meant.",
	Source:   rule.Toolkit,
}

// checkAllowed reports a string that is not one of the values that its property allows.
func checkAllowed(p *rule.Pass, s *subject) {
	content, ok := s.text()
	k := s.key
	if !ok || len(k.Allowed) == 0 || k.ClosedBy == 0 && !k.Suggest || s.named("value") || slices.Contains(k.Tolerated, content) {
		return
	}
	value, known := catalog.FindValue(k.Allowed, content)
	p.Rule = propertyValue
	switch {
	case known && k.ClosedBy == catalog.Zet && (value.By == catalog.Documented || value.By == catalog.Seen):
		d := p.Report(s.value.Span(), "Zoho's toolkit rejects %s, although it is documented", rule.Display(content))
		d.Severity = rule.Warning
		return
	case known:
		return
	}
	meant, sure := s.nearest(content)
	if meant == "" && k.ClosedBy == 0 {
		return // the list may be incomplete
	}
	d := s.report(p, s.value.Span(), k.ClosedBy, "%s must be %s, not %s", s.noun(), rule.OneOf(k.Allowed), rule.Display(content))
	switch {
	case meant != "":
		rule.Suggest(d, s.value, meant, sure)
	case len(k.Allowed) <= 4 && !rule.Blank(s.value):
		for _, a := range k.Allowed {
			if a.By == 0 || a.By == k.ClosedBy {
				d.Fix(rule.ChangeTitle(a.Name), rule.ReplaceString(s.value, a.Name))
			}
		}
	}
}

// nearest returns the allowed value that a string probably means, empty if there is none, and whether there is no doubt.
func (s *subject) nearest(content string) (meant string, sure bool) {
	if s.wants() == catalog.URL {
		if meant := sameHost(s.key.Allowed, content); meant != "" {
			return meant, true
		}
	}
	meant, sure = spelling.Value(s.key.Allowed, content)
	if v, _ := catalog.FindValue(s.key.Allowed, meant); v.By != 0 && v.By != s.key.ClosedBy {
		return "", false // it would be rejected, too
	}
	return meant, sure
}

// sameHost returns the URL among values that has the host of s, empty if there is none.
func sameHost(values []catalog.Value, s string) string {
	u := rule.ParseURL(s)
	if u == nil {
		u = rule.ParseURL("https://" + s)
	}
	if u == nil {
		return ""
	}
	for _, v := range values {
		if v.Name == "https://"+u.Hostname() && v.By != catalog.Documented {
			return v.Name
		}
	}
	return ""
}
