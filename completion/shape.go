package completion

import (
	"strings"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/scaffold"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// shape is what of a candidate is put in, and how. Candidates of the same shape at the same place share
// a plan.
type shape struct {
	part part
	// block tells that the candidate has several lines.
	block bool
}

// part is what of a candidate is put in.
type part uint8

const (
	value   part = iota
	member       // a property name, a colon and a value
	name         // a property name: colon and value are there
	colon        // a property name and a colon: a value is there
	members      // what goes into an object: several members, or all
)

func (at *place) shapeOf(c candidate) shape {
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

// colonFollows reports whether there is a colon behind the name at the place.
func (at *place) colonFollows() bool {
	if !at.HasItem {
		return false
	}
	if offset, ok := at.Item.Colon(); ok && offset >= at.Replace.End {
		return true
	}
	_, right := at.line(at.Replace)
	return strings.HasPrefix(strings.TrimLeft(right, " \t"), ":")
}

// line returns what stands in the line of span before and behind it.
func (at *place) line(span text.Span) (left, right string) {
	t := at.tree.Text()
	line := t.LineSpan(t.Position(span.Start, text.UTF8).Line)
	return at.slice(line.Start, span.Start), at.slice(span.End, line.End)
}

// fragment returns what c is put in as.
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
