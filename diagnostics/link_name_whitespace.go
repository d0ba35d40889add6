package diagnostics

import (
	"strconv"
	"strings"
	"unicode"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

var linkNameWhitespace = &Rule{
	Code:     "link-name-whitespace",
	Severity: Error,
	Summary:  "A connection link name has white space in it.",
	Why:      "Sigma makes link names without spaces, and code finds a connection only by exactly this name. What stands here is probably the connection name, which may have spaces.",
	Bad:      `{"connectionLinkName": "my books"}`,
	Good:     `{"connectionLinkName": "my_books"}`,
	Fix:      "Replaces it by the name that Sigma would derive.",
	Source: catalog.Source{
		Title: "Writer: create connections",
		URL:   "https://www.zoho.com/writer/help/developer-guide/extensions/create-connections.html",
		Grade: catalog.Documented,
	},
	connector: func(p *Pass, c *manifest.Connector) {
		it, _ := c.LinkName()
		name, ok := it.Value().Str()
		at := strings.IndexFunc(name, unicode.IsSpace)
		if !ok || at < 0 || strings.TrimSpace(name) == "" {
			return
		}
		span := it.Value().Span()
		d := p.Report(span, "Connection link name %q must not contain white space", name)
		if derived := manifest.LinkName(name); derived != "" {
			d.FixSurely("Change to "+strconv.Quote(derived), text.Edit{Span: span, New: strconv.Quote(derived)})
		}
	},
}
