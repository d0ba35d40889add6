package schema

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
)

var propertyLength = &rule.Rule{
	Code:     "property-length",
	Severity: rule.Error,
	Summary:  "A string is too long.",
	Why:      "Zoho's toolkit does not package an extension with a longer text. A limit that only the documentation states is a warning. Characters are counted as JavaScript counts them: an emoji counts as two.",
	Bad:      `{"service": "CREATOR", "config": [{"name": "year", "type": "integer", "placeholder": "The year in which the report begins, such as 2026"}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "year", "type": "integer", "placeholder": "Year such as 2026"}]}`,
	Fix:      "Shortens a text that users read.",
	Source:   rule.Toolkit,
}

// checkLength reports a string with more characters than its property allows.
func checkLength(p *rule.Pass, s *subject) {
	content, ok := s.text()
	most := s.key.Max
	if !ok || most == 0 || s.isItem || len(content) <= most || s.named("length") {
		return
	}
	n, from := rule.Excess(content, most)
	if n <= most {
		return
	}
	p.Rule = propertyLength
	d := s.report(p, rule.Within(s.value, content, from, len(content)), s.key.MaxBy, "%s has %d characters; at most %d are allowed", s.noun(), n, most)
	if s.key.UniqueBy == 0 && s.key.Pattern == "" && s.wants() == catalog.String {
		d.Fix("Shorten it", rule.ReplaceString(s.value, strings.TrimSpace(content[:from])))
	}
}
