package completion

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// shape is which part of a candidate is inserted, and how. Candidates of the same shape share a plan.
type shape struct {
	part part
	// block means that the candidate has several lines.
	block bool
}

// part is which part of a candidate is inserted.
type part uint8

const (
	value   part = iota
	member       // a property name, a colon and a value
	name         // a property name before an existing colon
	colon        // a property name and a colon before an existing value
	members      // several properties
)

func (at *cursor) shapeOf(c candidate) shape {
	block := strings.Contains(c.json.New, "\n")
	switch {
	case at.Slot != manifest.Name:
		return shape{value, block}
	case c.kind == Snippet:
		return shape{members, true}
	case at.colonFollows():
		return shape{name, false}
	case at.HasItem && at.Item.Value().Kind() != syntax.Missing:
		return shape{colon, false}
	}
	return shape{member, block}
}

// colonFollows reports whether there is a colon after the property name at the cursor.
func (at *cursor) colonFollows() bool {
	if !at.HasItem {
		return false
	}
	if offset, ok := at.Item.Colon(); ok && offset >= at.Replace.End {
		return true
	}
	_, right := at.line(at.Replace)
	return strings.HasPrefix(strings.TrimLeft(right, " \t"), ":")
}

// line returns the text of its line before and after span.
func (at *cursor) line(span text.Span) (left, right string) {
	t := at.tree.Text()
	line := t.LineSpan(t.Position(span.Start, text.UTF8).Line)
	return at.slice(line.Start, span.Start), at.slice(span.End, line.End)
}

// fragment returns the inserted part of c.
func (c candidate) fragment(p part) syntax.Fragment {
	switch p {
	case member:
		return scaffold.Named(c.label, c.json)
	case name:
		return syntax.Fragment{New: scaffold.Quote(c.label)}
	case colon:
		return syntax.Fragment{New: scaffold.Quote(c.label) + ":"}
	}
	return c.json
}
