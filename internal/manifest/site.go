package manifest

import (
	"strings"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Slot is what can be typed at a place.
type Slot uint8

// The slots.
const (
	Nowhere Slot = iota // between a name and its colon, in a comment, behind a value
	Outside             // where the root value belongs, or beside it
	Name                // a property name
	Content             // the value of a member
	Element             // an element of an array
)

// Site is the place of a cursor in a manifest.
type Site struct {
	Model  *Model
	Offset int
	Slot   Slot
	// Path has the names of the members around the place, outermost first, with "*" for an element
	// of an array and for a member without a name: connectors, *, scope for a scope's value.
	Path []string
	// In is the object or array around the place; the zero value Outside of the root.
	In syntax.Value
	// Index is that of Item in In or, without one, of the item that would be made here.
	Index int
	// Item is the item at the place: its name or value is being typed. HasItem tells whether there
	// is one.
	Item    syntax.Item
	HasItem bool
	// Token is the token at the place; empty if there is none.
	Token text.Span
	// Replace is what is chosen replaces: Token, or of a string without its closing quotation mark
	// as much as was likely meant to be in it. It never leaves the line.
	Replace text.Span
	// Typed is what stands in Replace before the cursor, without quotation mark.
	Typed string
	// Connector is the connector around the place, or nil.
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

// inComment reports whether what is typed at offset is part of a comment.
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

// holds reports whether offset is inside of the object or array v.
func holds(v syntax.Value, offset int) bool {
	if v.Kind() != syntax.Object && v.Kind() != syntax.Array {
		return false
	}
	inside := v.Inside()
	return inside.Touches(offset) && (v.Opened() || offset > inside.Start)
}

// enter finds the place inside of v.
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
		if it.Core().End >= s.Offset || i == v.Len()-1 && s.waits(it) || it.Value().Kind() == syntax.Missing && s.beforeComma(it) {
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

// between settles on the gap before item i, which may be where the item before lacks its value.
func (s *Site) between(i int) {
	s.Index = i
	if i == 0 {
		return
	}
	before := s.In.Item(i - 1)
	if _, comma := before.Comma(); !comma && s.waits(before) {
		s.Index, s.Item, s.HasItem = i-1, before, true
		s.inItem(before)
		return
	}
	if _, comma := before.Comma(); !comma && before.Core().End == s.Offset && before.Value().Kind() != syntax.Missing {
		s.Slot = Nowhere // right behind a value
	}
}

// waits reports whether it has a colon but no value and the cursor stands behind it in its line.
func (s *Site) waits(it syntax.Item) bool {
	colon, ok := it.Colon()
	if !ok || it.Value().Kind() != syntax.Missing || s.Offset <= colon {
		return false
	}
	gap := s.Model.Tree.Text().Slice(text.Span{Start: colon + 1, End: s.Offset})
	return strings.Trim(gap, " \t") == ""
}

// beforeComma reports whether the cursor stands behind the colon and before the comma of it.
func (s *Site) beforeComma(it syntax.Item) bool {
	colon, hasColon := it.Colon()
	comma, hasComma := it.Comma()
	return hasColon && hasComma && colon < s.Offset && s.Offset <= comma
}

// inItem finds the place within an item of s.In.
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

// at settles on the scalar or missing value v.
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

// step goes down into the value of it.
func (s *Site) step(it syntax.Item) {
	name := "*"
	if it.HasKey() {
		name = it.Name()
	}
	s.Path = append(s.Path, name)
	place, ok := placeOf(s.Path[0])
	if !ok {
		return
	}
	if len(s.Path) == 2 && s.Path[1] == "*" && place != InAuthorisation || len(s.Path) == 1 && place == InAuthorisation {
		s.Connector = s.Model.Connector(place, it)
	}
}
