package manifest

import (
	"strings"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Slot is the kind of text that can be typed at a cursor.
type Slot uint8

// The slots.
const (
	Nowhere Slot = iota // between a name and its colon, in a comment, after a value
	Outside             // outside the root value
	Name                // a property name
	Content             // the value of a property
	Element             // an element of an array
)

// Site is the context of a cursor in a manifest.
type Site struct {
	Model  *Model
	Offset int
	Slot   Slot
	// Path has the names of the properties around the cursor, outermost first, with "*" for an array item and for a
	// property without a name: connectors, *, scope for the value of a scope.
	Path []string
	// In is the object or array around the cursor; the zero value outside the root.
	In syntax.Value
	// Index is the index of Item in In or, without an item, the index that a new item would get.
	Index int
	// Item is the item whose name or value contains the cursor, if HasItem is set.
	Item    syntax.Item
	HasItem bool
	// Token is the token at the cursor; empty if there is none.
	Token text.Span
	// Replace is the span that a completion replaces: Token or, for an unterminated string, the part that likely belongs
	// to it. It is within one line.
	Replace text.Span
	// Typed is the part of Replace before the cursor, without quotation mark.
	Typed string
	// Connector is the connector around the cursor, or nil.
	Connector *Connector
}

// At returns the site of offset.
func (m *Model) At(offset int) *Site {
	s := &Site{Model: m, Offset: offset, Slot: Outside, Token: text.At(offset), Replace: text.At(offset)}
	if m.inComment(offset) {
		s.Slot = Nowhere
		return s
	}
	for it := range m.Tree.Values() {
		switch v := it.Value(); {
		case holds(v, offset):
			s.enter(v)
			return s
		case v.Span().Touches(offset):
			s.at(v)
			return s
		}
	}
	return s
}

// inComment reports whether text typed at offset becomes part of a comment.
func (m *Model) inComment(offset int) bool {
	for f := range m.Tree.FaultsIn(text.At(offset)) {
		if f.Kind != syntax.Comment && f.Kind != syntax.UnterminatedComment || f.Span.Start >= offset {
			continue
		}
		closed := f.Kind == syntax.Comment && strings.HasPrefix(m.Tree.Text().Slice(f.Span), "/*")
		if offset < f.Span.End || offset == f.Span.End && !closed {
			return true
		}
	}
	return false
}

// holds reports whether offset is inside the object or array v.
func holds(v syntax.Value, offset int) bool {
	if v.Kind() != syntax.Object && v.Kind() != syntax.Array {
		return false
	}
	inside := v.Inside()
	return inside.Touches(offset) && (v.Opened() || offset > inside.Start)
}

// enter resolves the cursor inside v.
func (s *Site) enter(v syntax.Value) {
	s.In, s.Index = v, v.Len()
	s.Item, s.HasItem = syntax.Item{}, false
	s.Slot = Element
	if v.Kind() == syntax.Object {
		s.Slot = Name
	}
	for i := v.Search(s.Offset); i < v.Len(); i++ {
		it := v.Item(i)
		if it.Core().Start > s.Offset {
			s.between(i)
			return
		}
		if it.Core().End >= s.Offset || it.Value().Kind() == syntax.Missing && s.beforeComma(it) {
			s.Index, s.Item, s.HasItem = i, it, true
			s.inItem(it)
			return
		}
		if comma, ok := it.Comma(); ok && s.Offset <= comma {
			s.Index, s.Slot = i, Nowhere // between a value and its comma
			return
		}
	}
	s.between(v.Len())
}

// between resolves the cursor in the gap before item i, which can be the missing value of the item before it.
func (s *Site) between(i int) {
	s.Index = i
	if i == 0 {
		return
	}
	before := s.In.Item(i - 1)
	if _, comma := before.Comma(); !comma && s.awaitsValue(before) {
		s.Index, s.Item, s.HasItem = i-1, before, true
		s.inItem(before)
		return
	}
	if _, comma := before.Comma(); !comma && before.Core().End == s.Offset && before.Value().Kind() != syntax.Missing {
		s.Slot = Nowhere // directly after a value
	}
}

// awaitsValue reports whether it has a colon but no value and the cursor is after the colon on the same line.
func (s *Site) awaitsValue(it syntax.Item) bool {
	colon, ok := it.Colon()
	if !ok || it.Value().Kind() != syntax.Missing || s.Offset <= colon {
		return false
	}
	gap := s.Model.Tree.Text().Slice(text.Span{Start: colon + 1, End: s.Offset})
	return strings.Trim(gap, " \t") == ""
}

// beforeComma reports whether the cursor is between the colon and the comma of it.
func (s *Site) beforeComma(it syntax.Item) bool {
	colon, hasColon := it.Colon()
	comma, hasComma := it.Comma()
	return hasColon && hasComma && colon < s.Offset && s.Offset <= comma
}

// inItem resolves the cursor within an item of s.In.
func (s *Site) inItem(it syntax.Item) {
	v := it.Value()
	colon, hasColon := it.Colon()
	switch {
	case it.HasKey() && it.Key().Touches(s.Offset):
		s.take(it.Key())
	case s.In.Kind() == syntax.Array && v.Kind() == syntax.Missing:
	case holds(v, s.Offset):
		s.step(it)
		s.enter(v)
	case v.Span().Touches(s.Offset) && (v.Kind() != syntax.Object && v.Kind() != syntax.Array):
		s.at(v)
	case v.Kind() == syntax.Missing && hasColon && s.Offset > colon:
		s.at(v)
	default:
		s.Slot = Nowhere
	}
}

// at sets the slot for the scalar or missing value v.
func (s *Site) at(v syntax.Value) {
	if s.In.Kind() == syntax.Object {
		s.step(s.Item)
		s.Slot = Content
	}
	switch v.Kind() {
	case syntax.Object, syntax.Array, syntax.TooDeep:
		s.Slot = Nowhere // at a bracket
	case syntax.Missing:
	default:
		s.take(v.Span())
	}
}

// step adds it to the path.
func (s *Site) step(it syntax.Item) {
	name := "*"
	if it.HasKey() {
		name = it.Name()
	}
	s.Path = append(s.Path, name)
	place, ok := PlaceOf(s.Path[0])
	if !ok {
		return
	}
	if len(s.Path) == 2 && s.Path[1] == "*" && place != InAuthorisation || len(s.Path) == 1 && place == InAuthorisation {
		s.Connector = s.Model.Connector(place, it)
	}
}
