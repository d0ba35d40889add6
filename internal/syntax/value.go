package syntax

import (
	"iter"
	"strings"

	"github.com/buger/jsonparser"

	"plugin-manifest-ls/internal/text"
)

// Value is an object, an array or a scalar at its position in a tree. The zero value is [Missing] and belongs to no
// tree.
type Value struct {
	tree  *Tree
	held  *held
	kind  Kind
	start int
	len   int
	sub   *container
}

// held is a cached part of the text of the tree.
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

// Held returns v with its text cached, which makes it cheap to read the values in v. The text stays in memory as long as
// a value derived from the result.
func (v Value) Held() Value {
	if !v.held.has(v.Span()) {
		v.held = &held{v.start, v.Raw()}
	}
	return v
}

// Kind returns the kind of the value.
func (v Value) Kind() Kind { return v.kind }

// Span returns the span of the value with its brackets or quotation marks. The span of a missing value is empty, at the
// offset where the value is expected.
func (v Value) Span() text.Span { return text.Span{Start: v.start, End: v.start + v.len} }

// Raw returns the text of the value.
func (v Value) Raw() string { return v.tree.slice(v.Span(), v.held) }

// Str returns the decoded content of a string, terminated or not. ok is false for other values. Invalid escape sequences
// are kept.
func (v Value) Str() (content string, ok bool) {
	if v.kind != String {
		return "", false
	}
	return unquote(v.Raw()), true
}

// unquote returns the decoded content of a string token.
func unquote(raw string) string {
	inside := raw[1:]
	if Terminated(raw) {
		inside = inside[:len(inside)-1]
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
func (v Value) Terminated() bool { return v.kind == String && Terminated(v.Raw()) }

// Content is [Value.Str] for terminated strings only.
func (v Value) Content() (string, bool) {
	if v.kind != String {
		return "", false
	}
	raw := v.Raw()
	if !Terminated(raw) {
		return "", false
	}
	return unquote(raw), true
}

// Terminated reports whether a string token has its closing quotation mark.
func Terminated(raw string) bool {
	inside, quoted := strings.CutSuffix(raw[1:], raw[:1])
	return quoted && !escapesNext(inside)
}

// escapesNext reports whether s ends in a backslash that escapes the character after it.
func escapesNext(s string) bool {
	escapes := false
	for ; strings.HasSuffix(s, `\`); s = s[:len(s)-1] {
		escapes = !escapes
	}
	return escapes
}

// Closed reports whether an object or array has its closing bracket.
func (v Value) Closed() bool { return v.sub != nil && v.sub.closer }

// Opened reports whether an object or array has its opening bracket.
func (v Value) Opened() bool { return v.sub != nil && v.sub.opener }

// Whole reports whether an object or array has an opening bracket and the closing bracket that matches it.
func (v Value) Whole() bool {
	if !v.Opened() || !v.Closed() {
		return false
	}
	end := v.start + v.len
	return v.tree.text.Slice(text.Span{Start: end - 1, End: end}) == string(v.kind.closer())
}

// Inside returns the span between the brackets of an object or array.
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

// Items yields the properties of an object or the elements of an array in order.
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

// Item returns item i of an object or array. It panics if i is out of range.
func (v Value) Item(i int) Item {
	it, before := v.sub.items.At(i)
	return Item{v.tree, v.held, it, v.start + count(v.sub.opener) + before.bytes}
}

// Search returns the index of the first item that ends at or after offset, or the number of items if there is none.
func (v Value) Search(offset int) int {
	if v.sub == nil {
		return 0
	}
	inside := v.Inside().Start
	i, _ := v.sub.items.Find(func(m measure) bool { return inside+m.bytes >= offset })
	return i
}

// Member returns the property of an object with the given name; of duplicates the last, as JSON.parse does.
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

// Same reports whether v and o share the node of an object or array, so that their content is equal.
func (v Value) Same(o Value) bool { return v.sub != nil && v.sub == o.sub }

// Item is a property of an object, an element of an array or a value of the document, at its position in a tree.
type Item struct {
	tree  *Tree
	held  *held
	green item
	start int
}

// Span returns the span of the item, from the white space before it to the comma after it.
func (i Item) Span() text.Span { return text.Span{Start: i.start, End: i.start + i.green.len()} }

// Core returns the span of the item without surrounding white space and without the comma.
func (i Item) Core() text.Span {
	end := i.start + i.green.end()
	if i.green.sub != nil {
		end -= i.green.sub.trailing()
	}
	return text.Span{Start: i.start + int(i.green.lead), End: end}
}

// HasKey reports whether the item has a property name.
func (i Item) HasKey() bool { return i.green.key > 0 }

// Key returns the span of the property name with its quotation marks.
func (i Item) Key() text.Span {
	return text.Span{Start: i.start + int(i.green.lead), End: i.start + i.green.keyEnd()}
}

// KeyKind returns String for a quoted property name, Word for an unquoted one, and Missing if there is none.
func (i Item) KeyKind() Kind { return i.green.keyKind }

// Name returns the property name, decoded.
func (i Item) Name() string {
	raw := i.tree.slice(i.Key(), i.held)
	if i.green.keyKind == String {
		return unquote(raw)
	}
	return raw
}

// Colon returns the offset of the colon, and whether there is one.
func (i Item) Colon() (offset int, ok bool) {
	return i.start + i.green.keyEnd() + int(i.green.colonGap), i.green.colon
}

// Held returns the item with its text cached, as [Value.Held] does.
func (i Item) Held() Item {
	if !i.held.has(i.Span()) {
		i.held = &held{i.start, i.tree.text.Slice(i.Span())}
	}
	return i
}

// HeldName returns the item with the text of its property name cached.
func (i Item) HeldName() Item {
	if key := i.Key(); !i.held.has(key) {
		i.held = &held{key.Start, i.tree.text.Slice(key)}
	}
	return i
}

// Comma returns the offset of the comma, and whether there is one.
func (i Item) Comma() (offset int, ok bool) {
	return i.start + i.green.end() + int(i.green.trail), i.green.comma
}

// Value returns the value of the item.
func (i Item) Value() Value {
	return Value{i.tree, i.held, i.green.kind, i.start + i.green.start(), int(i.green.value), i.green.sub}
}
