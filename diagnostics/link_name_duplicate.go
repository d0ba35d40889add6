package diagnostics

import (
	"fmt"
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
)

var linkNameDuplicate = &Rule{
	Code:     "link-name-duplicate",
	Severity: Error,
	Summary:  "Two connectors have the same connection link name.",
	Why:      "Code names a connection by its link name, which is unique in Sigma. With two connectors of one name, it is not said which of them is used.",
	Bad:      `[{"connectionLinkName": "books", "connectionName": "Books"}, {"connectionLinkName": "books", "connectionName": "Sign"}]`,
	Good:     `[{"connectionLinkName": "books", "connectionName": "Books"}, {"connectionLinkName": "sign", "connectionName": "Sign"}]`,
	Fix:      "Removes a connector that is the same as the first one; else puts in the name that Sigma would derive.",
	Source:   deskConnections,
	unique: &uniqueness{
		in: []manifest.Place{manifest.InConnectors, manifest.InUsed},
		of: func(_ *manifest.Entry, c *manifest.Connector) (string, syntax.Value) {
			it, _ := c.LinkName()
			if s, _ := it.Value().Str(); strings.TrimSpace(s) != "" {
				return s, it.Value()
			}
			return "", syntax.Value{}
		},
		report: reportLinkNameTwice,
	},
}

func reportLinkNameTwice(p *Pass, name string, first, t occurrence) {
	d := p.Report(t.at, "Connection link name %s is already used by another connector", shown(name))
	d.Relate(first.at, fmt.Sprintf("%s is first used here", shown(name)))
	if !p.fixing || removeRepeated(d, first, t, "Remove the second connector") {
		return
	}
	c := p.Model().Connector(t.place, t.item)
	if derived := derivedLinkName(c); derived != "" && derived != name && !p.names()[derived] {
		it, _ := c.LinkName()
		d.Fix(changeTo(derived), change(it.Value(), derived))
	}
}
