package connector

import (
	"slices"
	"strings"
	"unicode"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var connectionNameCharacters = &rule.Rule{
	Code:     "connection-name-characters",
	Severity: rule.Error,
	Summary:  "A connection name contains characters that zet rejects.",
	Why:      "For zet, a connection name is a letter followed by letters, digits, spaces, `-` and `_`. Sigma may allow more characters, so rename the connection there, too.",
	Bad:      `{"service": "DESK", "connectors": [{"connectionLinkName": "chat", "connectionName": "Chat (beta)", "serviceName": "chat"}]}`,
	Good:     `{"service": "DESK", "connectors": [{"connectionLinkName": "chat", "connectionName": "Chat beta", "serviceName": "chat"}]}`,
	Fix:      "Removes the other characters.",
	Source:   rule.Toolkit,
	Only: func(s *catalog.Service) bool {
		return slices.ContainsFunc(s.Connector, func(k catalog.Key) bool { return k.Name == "connectionName" && k.Pattern != "" })
	},
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		it, ok := c.Member("connectionName")
		if !ok || c.Place != manifest.InConnectors {
			return
		}
		k := rule.FindKey(c.Keys(), "connectionName")
		if s, ok := rule.Literal(it.Value()); ok && k != nil && k.Pattern != "" && !rule.Blank(it.Value()) {
			checkCharacters(p, it.Value(), s, k.Pattern)
		}
	},
}

// checkCharacters reports the string v, whose content s is not empty, if it does not match the pattern. The fix removes
// the invalid characters, unless the name would lose a letter or digit.
func checkCharacters(p *rule.Pass, v syntax.Value, s, pattern string) {
	from, to := rule.Mismatch(pattern, s)
	if to == 0 {
		return
	}
	d := rule.ReportMisfit(p, v, s, "Connection name", from, to)
	if name := strings.TrimSpace(s); rule.Matches(pattern, name) {
		d.Fix("Remove the white space", rule.ReplaceString(v, name)) // not safe: Sigma may know the connection by the old name
	} else if name := rule.Sanitize(pattern, s); name != "" && !strings.ContainsFunc(s[from:to], unicode.IsDigit) {
		d.Fix(rule.ChangeTitle(name), rule.ReplaceString(v, name))
	}
}
