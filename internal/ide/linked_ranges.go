package ide

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// LinkedPattern is a regular expression for names that can be edited together: no white space, which a connection name
// may have and a connection link name may not, and nothing that ends a string or a reference.
const LinkedPattern = `[^\s"\\{}]*`

// LinkedRanges returns the spans that an editor changes together with the name at offset, in the order of the text. It
// is nil if there is only that name.
//
// Linked are the connection name and the connection link name of a connector while they are equal, because Sigma
// derives the second from the first, and in resources.json the name of a target and the references {{name}} to it.
func LinkedRanges(m *manifest.Model, offset int) []text.Span {
	var groups [][]text.Span
	switch m.Kind {
	case manifest.Manifest:
		groups = linkedNames(m.At(offset).Connector)
	case manifest.Resources:
		groups = linkedTargets(m)
	case manifest.Configuration:
	}
	for _, spans := range groups {
		for _, span := range spans {
			if span.Touches(offset) && len(spans) > 1 {
				return spans
			}
		}
	}
	return nil
}

// linkedNames returns the two names of c if they are equal. c may be nil.
func linkedNames(c *manifest.Connector) [][]text.Span {
	if c == nil {
		return nil
	}
	link, hasLink := c.Member("connectionLinkName")
	name, hasName := c.Member("connectionName")
	if !hasLink || !hasName || !linkable(link.Value()) || link.Value().Raw() != name.Value().Raw() {
		return nil
	}
	pair := []text.Span{contentSpan(link.Value()), contentSpan(name.Value())}
	if pair[1].Start < pair[0].Start {
		pair[0], pair[1] = pair[1], pair[0]
	}
	return [][]text.Span{pair}
}

// linkedTargets returns the name of each target with the references to it.
func linkedTargets(m *manifest.Model) [][]text.Span {
	spans := map[string][]text.Span{}
	var order []string
	targets, _ := m.Root.Member("targets")
	for it := range targets.Value().Items() {
		property, _ := it.Value().Member("resourceName")
		name, _ := property.Value().Str()
		if linkable(property.Value()) && name != "" && spans[name] == nil {
			order = append(order, name)
			spans[name] = []text.Span{contentSpan(property.Value())}
		}
	}
	addReferences(m.Root, spans)
	groups := make([][]text.Span, 0, len(order))
	for _, name := range order {
		groups = append(groups, spans[name])
	}
	return groups
}

// addReferences adds the references below v to the spans of the names they refer to.
func addReferences(v syntax.Value, spans map[string][]text.Span) {
	for it := range v.Items() {
		addReferences(it.Value(), spans)
		if it.Name() != "targetId" || !linkable(it.Value()) {
			continue
		}
		content, _ := it.Value().Str()
		name, opened := strings.CutPrefix(content, "{{")
		name, closed := strings.CutSuffix(name, "}}")
		if opened && closed && spans[name] != nil {
			start := contentSpan(it.Value()).Start + len("{{")
			spans[name] = append(spans[name], text.Span{Start: start, End: start + len(name)})
		}
	}
}

// linkable reports whether v is a terminated string without escape sequences and blanks.
func linkable(v syntax.Value) bool {
	s, _ := v.Str()
	return v.Terminated() && !strings.Contains(v.Raw(), `\`) && !strings.ContainsAny(s, " \t")
}
