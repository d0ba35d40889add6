package diagnostics

import (
	"strings"
	"unicode"

	"plugin-manifest-ls/internal/manifest"
)

var linkNameWhitespace = &Rule{
	Code:     "link-name-whitespace",
	Severity: Error,
	Summary:  "A connection link name has white space in it.",
	Why:      "Sigma makes link names without spaces, and code finds a connection only by exactly this name. What stands here is probably the connection name, which may have spaces.",
	Bad:      `{"connectionLinkName": "my books", "connectionName": "My books"}`,
	Good:     `{"connectionLinkName": "my_books", "connectionName": "My books"}`,
	Fix:      "Replaces it with the name that Sigma would derive. The fix is safe only if no file of the extension contains the name and the committed version does not have it.",
	Source:   writerConnections,
	connector: func(p *Pass, c *manifest.Connector) {
		name, v, ok := linkName(c)
		if !ok || !strings.ContainsFunc(name, unicode.IsSpace) || strings.TrimSpace(name) == "" {
			return
		}
		d := p.Report(v.Span(), "Connection link name %s must not contain white space", shown(name))
		if derived := manifest.LinkName(name); derived != "" {
			replaceBy(d, v, derived, p.linkNameIsFree(name))
		}
	},
}

// linkNameIsFree reports whether it is known that a connection link name was not committed and that no file of the
// extension contains it, so that nothing breaks when it changes. Without an index of the code, or without a committed
// version, it is not known.
func (p *Pass) linkNameIsFree(name string) bool {
	x, b := p.Code(), p.Committed()
	if !x.Complete() || len(x.Dynamic()) > 0 || b == nil {
		return false
	}
	return !b.has(name) && !x.Occurs(name)
}
