package diagnostics

import (
	"fmt"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/text"
)

// linkNameDuplicate is reported by the engine, since it concerns connectors that have not changed.
var linkNameDuplicate = &Rule{
	Code:     "link-name-duplicate",
	Severity: Error,
	Summary:  "Two connectors have the same connection link name.",
	Why:      "Code names a connection by its link name, which is unique in Sigma. With two connectors of one name, it is not said which of them is used.",
	Bad:      `[{"connectionLinkName": "books"}, {"connectionLinkName": "books"}]`,
	Good:     `[{"connectionLinkName": "books"}, {"connectionLinkName": "sign"}]`,
	Source: catalog.Source{
		Title: "Desk: create connections",
		URL:   "https://www.zoho.com/desk/extensions/guide/create-connections.html",
		Grade: catalog.Documented,
	},
}

// checkTwins returns a finding for each connector but the first of a name.
func (r *Report) checkTwins() []Diagnostic {
	if !r.names.twins() {
		return nil
	}
	p := &Pass{rule: linkNameDuplicate, model: r.model}
	first := map[string]text.Span{}
	for _, s := range r.parts {
		for before, part := range s.parts.All() {
			if part.name == "" || !r.names.twice(part.name) {
				continue
			}
			span := part.at.Shift(s.start() + before.bytes)
			if other, ok := first[part.name]; ok {
				p.Report(span, "Connection link name %q is already used by another connector", part.name).
					Relate(other, fmt.Sprintf("%q is first used here", part.name))
				continue
			}
			first[part.name] = span
		}
	}
	return p.found
}
