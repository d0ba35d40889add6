package syntax

import (
	"strings"

	"plugin-manifest-ls/internal/text"
)

// editToken returns the document after an edit within one token or one run of white space, nil for other edits. parsed
// is the number of parsed bytes.
func (t *Tree) editToken(after text.Text, d damage, inserted string) (doc *container, parsed int) {
	at := t.path(d.old)
	in := &at[len(at)-1]
	inner := in.start + count(in.c.opener)
	span := d.old.Shift(-inner)
	i, before := in.c.items.Find(func(m measure) bool { return m.bytes >= span.End })
	w := &tokenEdit{t.text, after, d, inserted, 0}
	if i == in.c.items.Len() {
		c := w.tail(in.c, in.start)
		if c == nil {
			return nil, 0
		}
		return at[:len(at)-1].replace(c, d.delta), w.parsed
	}
	it := in.c.items.Get(i)
	if it.comma && before.bytes+it.len() == span.Start {
		// After the comma: the white space before the next item.
		before.bytes += it.len()
		if i++; i == in.c.items.Len() {
			return nil, 0 // a trailing comma is a fault
		}
		it = in.c.items.Get(i)
	}
	if len(it.faults) > 0 || !w.item(&it, inner+before.bytes, len(at) == 1 && i == 0) {
		if last := i == in.c.items.Len()-1 && !it.comma && before.bytes+it.len() == span.Start; last && len(it.faults) == 0 {
			if c := w.tail(in.c, in.start); c != nil {
				return at[:len(at)-1].replace(c, d.delta), w.parsed
			}
		}
		return nil, 0
	}
	in.index = i
	c := in.c.with(i, i+1, []item{it})
	return at[:len(at)-1].replace(c, d.delta), w.parsed
}

// tokenEdit is an edit that may be within one token.
type tokenEdit struct {
	before, after text.Text
	d             damage
	inserted      string
	parsed        int
}

// item applies the edit to it, which begins at start, and reports whether the edit is within one of its parts. first is
// set for the first item of the document, which no token precedes.
func (w *tokenEdit) item(it *item, start int, first bool) bool {
	if it.kind == Missing || it.kind == TooDeep {
		return false
	}
	part := func(from int, n uint32) text.Span { return text.Span{Start: start + from, End: start + from + int(n)} }
	grow := func(n *uint32) bool { *n = uint32(int(*n) + w.d.delta); return true }
	switch {
	case it.keyKind == String && w.token(part(int(it.lead), it.key), String):
		return grow(&it.key)
	case it.sub == nil && w.token(part(it.start(), it.value), it.kind):
		return grow(&it.value)
	case !first && w.blanks(part(0, it.lead)):
		return grow(&it.lead)
	case it.colon && w.blanks(part(it.keyEnd(), it.colonGap)):
		return grow(&it.colonGap)
	case it.colon && w.blanks(part(it.colonEnd(), it.valueGap)):
		return grow(&it.valueGap)
	case it.comma && (it.sub == nil || it.sub.closer) && w.blanks(part(it.end(), it.trail)):
		return grow(&it.trail)
	}
	return false
}

// tail returns c, which begins at start, with the edit applied to its tail, or nil.
func (w *tokenEdit) tail(c *container, start int) *container {
	if len(c.faults) > 0 || !c.closer && c.kind != document || c.items.Len() == 0 && c.kind == document {
		return nil
	}
	from := start + count(c.opener) + c.items.Sum().bytes
	if !w.blanks(text.Span{Start: from, End: from + int(c.tail)}) {
		return nil
	}
	if n := c.items.Len(); n > 0 {
		if last := c.items.Get(n - 1); len(last.faults) > 0 || last.sub != nil && !last.sub.closer {
			return nil
		}
	}
	changed := *c
	changed.tail = uint32(int(c.tail) + w.d.delta)
	return &changed
}

// token reports whether the edit is within the token of the old text and keeps its kind.
func (w *tokenEdit) token(old text.Span, kind Kind) bool {
	if !old.Covers(w.d.old) || kind == Word {
		return false
	}
	now := text.Span{Start: old.Start, End: old.End + w.d.delta}
	if kind != String {
		s := w.after.Slice(text.Span{Start: now.Start, End: now.End + 3})
		w.parsed = len(s)
		end, _ := endOfWord(s, 0)
		return end == now.Len() && kindOfWord(s[:end]) == kind
	}
	if w.d.old.Start == old.Start || w.d.old.End == old.End {
		return false
	}
	s := w.after.Slice(now)
	w.parsed = len(s)
	end, _, closed := endOfString(s, 0)
	sound := closed && end == len(s) && s[0] == '"'
	if sound {
		stringFaults(s, 0, end, closed, func(FaultKind, int, int) { sound = false })
	}
	return sound
}

// blanks reports whether the edit is within white space of the old text and changes neither the indentation of a line
// with a token nor which token is the first of a line.
func (w *tokenEdit) blanks(old text.Span) bool {
	if !old.Covers(w.d.old) || !allSpace(w.inserted) {
		return false
	}
	s := w.before.Slice(old)
	w.parsed = len(s)
	if !allSpace(s) {
		return false
	}
	const breaks = "\r\n"
	at := w.d.old.Shift(-old.Start)
	if strings.ContainsAny(s[at.End:], breaks) {
		return true
	}
	return !strings.ContainsAny(s[:at.End], breaks) && !strings.ContainsAny(w.inserted, breaks)
}

func allSpace(s string) bool { return strings.Trim(s, " \t\r\n") == "" }
