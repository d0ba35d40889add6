package connector

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/diagnostics/rule"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var linkNameDuplicate = &rule.Rule{
	Code:     "link-name-duplicate",
	Severity: rule.Error,
	Summary:  "Two connectors have the same connection link name.",
	Why:      "Code refers to a connection by its link name, which is unique in Sigma. If two connectors have the same name, it is undefined which of them is used.",
	Bad:      `[{"connectionLinkName": "books", "connectionName": "Books"}, {"connectionLinkName": "books", "connectionName": "Sign"}]`,
	Good:     `[{"connectionLinkName": "books", "connectionName": "Books"}, {"connectionLinkName": "sign", "connectionName": "Sign"}]`,
	Fix:      "Removes a connector that is identical to the first one, or replaces the name with the one that Sigma would create.",
	Source:   rule.DeskConnections,
	Unique: &rule.Uniqueness{
		In: []manifest.Place{manifest.InConnectors, manifest.InUsed},
		Of: func(_ *manifest.Entry, c *manifest.Connector) (string, syntax.Value) {
			it, _ := c.LinkName()
			if s, _ := it.Value().Str(); strings.TrimSpace(s) != "" {
				return s, it.Value()
			}
			return "", syntax.Value{}
		},
		Report: reportSameLinkName,
	},
}

func reportSameLinkName(p *rule.Pass, name string, first, t rule.Occurrence) {
	d := p.Report(t.At, "Connection link name %s is already used by another connector", rule.Display(name))
	d.Relate(first.At, fmt.Sprintf("%s is first used here", rule.Display(name)))
	if !p.Fixing || rule.RemoveRepeated(d, first, t, "Remove duplicate connector") {
		return
	}
	c := p.Model.Connector(t.Place, t.Item)
	if derived := rule.DerivedLinkName(c); derived != "" && derived != name && !p.Names()[derived] {
		it, _ := c.LinkName()
		d.Fix(rule.ChangeTitle(derived), rule.ReplaceString(it.Value(), derived))
	}
}
