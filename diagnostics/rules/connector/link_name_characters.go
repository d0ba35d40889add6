package connector

import (
	"unicode"
	"unicode/utf8"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
)

var linkNameCharacters = &rule.Rule{
	Code:     "link-name-characters",
	Severity: rule.Warning,
	Summary:  "A connection link name contains characters other than ASCII letters, digits and underscores.",
	Why:      "Sigma creates connection link names from `a` to `z`, digits and `_`, and all published extensions have such names. Compare the name with the Connection Summary page in Sigma.",
	Bad:      `{"connectionLinkName": "web-shop", "connectionName": "Web shop"}`,
	Good:     `{"connectionLinkName": "web_shop", "connectionName": "Web shop"}`,
	Fix:      "Replaces the name with the one that Sigma would create.",
	Source:   rule.Published,
	CheckConnector: func(p *rule.Pass, c *manifest.Connector) {
		name, v, ok := rule.LinkName(c)
		from, to := invalidIn(name)
		if !ok || from == to {
			return
		}
		d := p.Report(rule.Within(v, name, from, to), "Connection link name %s must contain only ASCII letters, digits and underscores, not %s",
			rule.Display(name), rule.Display(name[from:to]))
		if derived := manifest.LinkName(name); derived != "" {
			d.Fix(rule.ChangeTitle(derived), rule.ReplaceString(v, derived))
		}
	},
}

// invalidIn returns the span of the first run of invalid characters in name, except white space.
func invalidIn(name string) (from, to int) {
	for i, r := range name {
		invalid := !unicode.IsSpace(r) && (r >= utf8.RuneSelf || !rule.LinkNameByte(byte(r)))
		switch {
		case invalid && to == 0:
			from, to = i, i+rule.Width(name[i:])
		case invalid && to == i:
			to += rule.Width(name[i:])
		case to > 0:
			return from, to
		}
	}
	return from, to
}
