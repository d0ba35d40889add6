package syntax

import (
	"iter"
	"strings"

	"github.com/buger/jsonparser"

	"plugin-manifest-ls/internal/text"
)

// Value is an object, an array or a scalar at its place in a tree. The zero value is [Missing] and
// belongs to no tree.
type Value struct {
	tree  *Tree
	held  *held
	kind  Kind
	start int
	len   int
	sub   *container
}

// held is a piece of the tree's text in one string.
type held struct {
	start int
	s     string
}

func (h *held) has(span text.Span) bool {
	return h != nil && h.start <= span.Start && span.End <= h.start+len(h.s)
}

// slice returns the bytes of span.
func (t *Tree) slice(span text.Span, h *held) string {
	if h.has(span) {
		return h.s[span.Start-h.start : span.End-h.start]
	}
	return t.text.Slice(span)
}

// Held returns v with its text at hand, which makes reading all that is in it cheap. It keeps that
// text in memory for as long as a value that was taken from it lives.
func (v Value) Held() Value {
	if !v.held.has(v.Span()) {
		v.held = &held{v.start, v.Raw()}
	}
	return v
}

// Kind returns what the value is.
func (v Value) Kind() Kind { return v.kind }

// Span returns the bytes of the value with its brackets or quotation marks. That of a missing value
// is empty and stands where the value belongs.
func (v Value) Span() text.Span { return text.Span{Start: v.start, End: v.start + v.len} }

// Raw returns the bytes of the value.
func (v Value) Raw() string { return v.tree.slice(v.Span(), v.held) }

// Str returns the contents of a string, and whether the value is one. Escape sequences that mean
// nothing stay as they are.
func (v Value) Str() (string, bool) {
	if v.kind != String {
		return "", false
	}
	return unquote(v.Raw()), true
}

// unquote returns the contents of a string token.
func unquote(raw string) string {
	inside := raw[1:]
	if n := len(inside); n > 0 && inside[n-1] == raw[0] {
		inside = inside[:n-1]
	}
	if strings.IndexByte(inside, '\\') < 0 {
		return inside
	}
	if decoded, err := jsonparser.ParseString([]byte(inside)); err == nil {
		return decoded
	}
	return inside
}

// Terminated reports whether a string has its closing quotation mark.
func (v Value) Terminated() bool { return v.kind == String && terminated(v.Raw()) }

// Content returns the contents of a string that has its closing quotation mark, and whether the
// value is one.
func (v Value) Content() (string, bool) {
	if v.kind != String {
		return "", false
	}
	raw := v.Raw()
	if !terminated(raw) {
		return "", false
	}
	return unquote(raw), true
}

// terminated reports whether a string token ends with the quotation mark that it begins with.
func terminated(raw string) bool {
	if len(raw) < 2 || raw[len(raw)-1] != raw[0] {
		return false
	}
	escaped := false
	for i := len(raw) - 2; i > 0 && raw[i] == '\\'; i-- {
		escaped = !escaped
	}
	return !escaped
}

// Closed reports whether an object or array has its closing bracket.
func (v Value) Closed() bool { return v.sub != nil && v.sub.closer }

// Opened reports whether an object or array has its opening bracket.
func (v Value) Opened() bool { return v.sub != nil && v.sub.opener }

// Whole reports whether an object or array has both its brackets and the closing one is its own.
func (v Value) Whole() bool {
	if !v.Opened() || !v.Closed() {
		return false
	}
	end := v.start + v.len
	return v.tree.text.Slice(text.Span{Start: end - 1, End: end}) == string(v.kind.closer())
}

// Inside returns the bytes between the brackets of an object or array.
func (v Value) Inside() text.Span {
	if v.sub == nil {
		return v.Span()
	}
	return text.Span{Start: v.start + count(v.sub.opener), End: v.start + v.sub.inner()}
}

// Len returns the number of items of an object or array.
func (v Value) Len() int {
	if v.sub == nil {
		return 0
	}
	return v.sub.items.Len()
}

// Items yields the members of an object or the elements of an array in order.
func (v Value) Items() iter.Seq[Item] {
	return func(yield func(Item) bool) {
		if v.sub == nil {
			return
		}
		start := v.start + count(v.sub.opener)
		for before, it := range v.sub.items.All() {
			if !yield(Item{v.tree, v.held, it, start + before.bytes}) {
				return
			}
		}
	}
}

// Item returns item i of an object or array, which must have it.
func (v Value) Item(i int) Item {
	it, before := v.sub.items.At(i)
	return Item{v.tree, v.held, it, v.start + count(v.sub.opener) + before.bytes}
}

// Search returns the index of the first item that ends at or behind offset, or the number of items
// if there is none.
func (v Value) Search(offset int) int {
	if v.sub == nil {
		return 0
	}
	inside := v.Inside().Start
	i, _ := v.sub.items.Find(func(m measure) bool { return inside+m.bytes >= offset })
	return i
}

// Member returns the last member of an object that has the given name, as JSON.parse would.
func (v Value) Member(name string) (Item, bool) {
	var found Item
	ok := false
	if v.kind == Object {
		for it := range v.Items() {
			if it.Name() == name {
				found, ok = it, true
			}
		}
	}
	return found, ok
}

// Same reports whether v is an object or array that v and o share, so that all within it is equal.
func (v Value) Same(o Value) bool { return v.sub != nil && v.sub == o.sub }

// Item is a member of an object, an element of an array or a value of the text, at its place.
type Item struct {
	tree  *Tree
	held  *held
	green item
	start int
}

// Span returns all bytes of the item, from the blanks before it to the comma behind it.
func (i Item) Span() text.Span { return text.Span{Start: i.start, End: i.start + i.green.len()} }

// Core returns the bytes of the item without the blanks around it and without the comma.
func (i Item) Core() text.Span {
	end := i.start + i.green.end()
	if i.green.sub != nil {
		end -= i.green.sub.loose()
	}
	return text.Span{Start: i.start + int(i.green.lead), End: end}
}

// HasKey reports whether the item has a property name.
func (i Item) HasKey() bool { return i.green.key > 0 }

// Key returns the bytes of the property name with its quotation marks.
func (i Item) Key() text.Span {
	return text.Span{Start: i.start + int(i.green.lead), End: i.start + i.green.keyEnd()}
}

// KeyKind returns String, or Word for a name without quotation marks, or Missing.
func (i Item) KeyKind() Kind { return i.green.keyKind }

// Name returns the property name, decoded.
func (i Item) Name() string {
	raw := i.tree.slice(i.Key(), i.held)
	if i.green.keyKind == String {
		return unquote(raw)
	}
	return raw
}

// Colon returns where the colon stands, and whether there is one.
func (i Item) Colon() (offset int, ok bool) {
	return i.start + i.green.keyEnd() + int(i.green.colonGap), i.green.colon
}

// Held returns the item with its text at hand, as [Value.Held] does.
func (i Item) Held() Item {
	if !i.held.has(i.Span()) {
		i.held = &held{i.start, i.tree.text.Slice(i.Span())}
	}
	return i
}

// HeldName returns the item with the text of its property name at hand.
func (i Item) HeldName() Item {
	if key := i.Key(); !i.held.has(key) {
		i.held = &held{key.Start, i.tree.text.Slice(key)}
	}
	return i
}

// Comma returns where the comma stands, and whether there is one.
func (i Item) Comma() (offset int, ok bool) {
	return i.start + i.green.end() + int(i.green.trail), i.green.comma
}

// Value returns the value of the item.
func (i Item) Value() Value {
	return Value{i.tree, i.held, i.green.kind, i.start + i.green.start(), int(i.green.value), i.green.sub}
}
