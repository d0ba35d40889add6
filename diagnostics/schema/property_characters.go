package schema

import (
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
)

var propertyCharacters = &rule.Rule{
	Code:     "property-characters",
	Severity: rule.Error,
	Summary:  "A name contains characters that are not allowed.",
	Why:      "Zoho's toolkit accepts a name that begins with an English letter, followed by letters, digits, spaces, hyphens and underscores.",
	Bad:      `{"service": "CREATOR", "config": [{"name": "api.key", "type": "string"}]}`,
	Good:     `{"service": "CREATOR", "config": [{"name": "api_key", "type": "string"}]}`,
	Fix:      "Removes or replaces the characters.",
	Source:   rule.Toolkit,
}

// checkCharacters reports the first characters of a string that do not match the pattern of its property.
func checkCharacters(p *rule.Pass, s *subject) {
	content, ok := s.text()
	if !ok || s.key.Pattern == "" || s.isItem || s.named("characters") || rule.Matches(s.key.Pattern, content) {
		return
	}
	p.Rule = propertyCharacters
	from, to := rule.Mismatch(s.key.Pattern, content)
	d := rule.ReportMisfit(p, s.value, content, s.noun(), from, to)
	name := strings.TrimSpace(content)
	if s.key.Fill == "" && rule.Matches(s.key.Pattern, name) {
		d.Fix("Remove the white space", rule.ReplaceString(s.value, name)) // code or Sigma may know it by this name
		return
	}
	name = rule.Sanitize(s.key.Pattern, content) // empty if letters or digits, which may tell names apart, would be lost
	if s.key.Fill != "" {
		name = strings.ReplaceAll(name, " ", s.key.Fill)
	}
	if name != "" {
		d.Fix(rule.ChangeTitle(name), rule.ReplaceString(s.value, name))
	}
}
