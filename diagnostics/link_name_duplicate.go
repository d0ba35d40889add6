package diagnostics

import (
	"fmt"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// linkNameDuplicate is reported by the engine, since it concerns connectors that have not changed.
var linkNameDuplicate = &Rule{
	Code:     "link-name-duplicate",
	Severity: Error,
	Summary:  "Two connectors have the same connection link name.",
	Why:      "Code names a connection by its link name, which is unique in Sigma. With two connectors of one name, it is not said which of them is used.",
	Bad:      `[{"connectionLinkName": "books", "connectionName": "Books"}, {"connectionLinkName": "books", "connectionName": "Sign"}]`,
	Good:     `[{"connectionLinkName": "books", "connectionName": "Books"}, {"connectionLinkName": "sign", "connectionName": "Sign"}]`,
	Fix:      "Removes a connector that is the same as the first one; else puts in the name that Sigma would derive.",
	Source:   deskConnections,
}

// twin is a connector with a link name that occurs twice.
type twin struct {
	place manifest.Place
	item  syntax.Item
	array syntax.Value
	index int
	at    text.Span
}

// checkTwins returns a finding for each connector but the first of a name.
func (r *Report) checkTwins() []Diagnostic {
	if !r.names.twins() {
		return nil
	}
	p := &Pass{rule: linkNameDuplicate, model: r.model}
	first := map[string]twin{}
	for _, s := range r.parts {
		i := -1
		for before, part := range s.parts.All() {
			i++
			if part.name == "" || !r.names.twice(part.name) {
				continue
			}
			t := twin{s.place, s.value.Item(i), s.value, i, part.at.Shift(s.start() + before.bytes)}
			if other, ok := first[part.name]; ok {
				r.reportTwin(p, part.name, other, t)
			} else {
				first[part.name] = t
			}
		}
	}
	return p.found
}

// reportTwin reports that t has the link name of the connector first.
func (r *Report) reportTwin(p *Pass, name string, first, t twin) {
	d := p.Report(t.at, "Connection link name %s is already used by another connector", shown(name))
	d.Relate(first.at, fmt.Sprintf("%s is first used here", shown(name)))
	if first.place == t.place && first.item.Value().Raw() == t.item.Value().Raw() {
		d.FixSurely("Remove the second connector", t.array.Remove(t.index))
		return
	}
	c := r.model.Connector(t.place, t.item)
	if derived := derivedLinkName(c); derived != "" && derived != name && !r.names.has(derived) {
		it, _ := c.LinkName()
		d.Fix(changeTo(derived), change(it.Value(), derived))
	}
}
