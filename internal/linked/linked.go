package linked

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/semantic"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Pattern is a regular expression of what the names may be while they move together: without a blank, which
// a connection name may have and a link name may not, and without what ends a string or a reference.
const Pattern = `[^\s"\\{}]*`

// Names returns where the name at offset stands, the place itself included: spans of equal content, in bytes, in
// the order of the text. It is nil if the name stands alone.
//
// Linked are the connection name and the link name of a connector as long as they are equal, since Sigma makes
// the second of the first, and in resources.json the name of a target and the references {{name}} to it.
func Names(m *manifest.Model, offset int) []text.Span {
	var groups [][]text.Span
	switch m.Kind {
	case manifest.Manifest:
		groups = connector(m.At(offset).Connector)
	case manifest.Resources:
		groups = targets(m)
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

// connector returns the two names of c, if they are the same.
func connector(c *manifest.Connector) [][]text.Span {
	if c == nil {
		return nil
	}
	link, ok := c.Member("connectionLinkName")
	name, both := c.Member("connectionName")
	if !ok || !both || !linkable(link.Value()) || link.Value().Raw() != name.Value().Raw() {
		return nil
	}
	pair := []text.Span{semantic.Inside(link.Value()), semantic.Inside(name.Value())}
	if pair[1].Start < pair[0].Start {
		pair[0], pair[1] = pair[1], pair[0]
	}
	return [][]text.Span{pair}
}

// targets returns, for each target, where its name and the references to it stand.
func targets(m *manifest.Model) [][]text.Span {
	at := map[string][]text.Span{}
	var order []string
	all, _ := m.Root.Member("targets")
	for it := range all.Value().Items() {
		name, _ := it.Value().Member("resourceName")
		if content := inside(name.Value()); linkable(name.Value()) && content != "" && at[content] == nil {
			order = append(order, content)
			at[content] = []text.Span{semantic.Inside(name.Value())}
		}
	}
	references(m.Root, at)
	groups := make([][]text.Span, 0, len(order))
	for _, name := range order {
		groups = append(groups, at[name])
	}
	return groups
}

// references adds the references below v to the names they refer to.
func references(v syntax.Value, at map[string][]text.Span) {
	for it := range v.Items() {
		references(it.Value(), at)
		if it.Name() != "targetId" || !linkable(it.Value()) {
			continue
		}
		name, opened := strings.CutPrefix(inside(it.Value()), "{{")
		name, closed := strings.CutSuffix(name, "}}")
		if opened && closed && at[name] != nil {
			start := semantic.Inside(it.Value()).Start + len("{{")
			at[name] = append(at[name], text.Span{Start: start, End: start + len(name)})
		}
	}
}

// linkable reports whether v is a whole string without escape sequences.
func linkable(v syntax.Value) bool {
	return v.Terminated() && !strings.Contains(v.Raw(), `\`) && !strings.ContainsAny(inside(v), " \t")
}

// inside returns what is between the quotation marks of v, empty if it is no string.
func inside(v syntax.Value) string {
	s, _ := v.Str()
	return s
}
