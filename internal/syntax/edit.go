package syntax

import (
	"slices"
	"strings"

	"plugin-manifest-ls/internal/text"
)

// Edit returns the tree of the text after e. It is equal to the result of [Parse] but shares unchanged nodes with t.
func (t *Tree) Edit(e text.Edit) *Tree {
	e.Span.Start = min(max(e.Span.Start, 0), t.text.Len())
	e.Span.End = min(max(e.Span.End, e.Span.Start), t.text.Len())
	if e.Span.Empty() && e.New == "" {
		return t
	}
	after := t.text.Edit(e)
	d := damage{e.Span, len(e.New) - e.Span.Len()}
	if doc, parsed := t.editToken(after, d, e.New); doc != nil {
		return &Tree{after, doc, t.balance, Effort{TokenTier, parsed}}
	}
	if b := t.balanceAfter(e); b != t.balance {
		return parse(after, b)
	}
	parsed := 0
	d = t.widen(after, d, e.New)
	path := t.path(d.old)
	// Failed attempts together must not cost more than a full parse.
	for level := len(path) - 1; level >= 0 && parsed <= after.Len(); level-- {
		c, tier, n := t.resume(after, d, path[:level+1])
		parsed += n
		if c == nil {
			continue
		}
		doc := path[:level].replace(c, d.delta)
		sum := doc.items.Sum().balance + int(doc.balance)
		if balanceOf(sum) != t.balance {
			return parse(after, balanceOf(sum))
		}
		return &Tree{after, doc, t.balance, Effort{tier, parsed}}
	}
	return parse(after, t.balance)
}

// balanceAfter returns the expected balance of the text after e: that of t unless the edit consists of brackets only,
// since other brackets may be within strings.
func (t *Tree) balanceAfter(e text.Edit) balance {
	if e.Span.Len()+len(e.New) > 64 {
		return t.balance
	}
	removed := t.text.Slice(e.Span)
	if strings.Trim(removed+e.New, "{}[], \t\r\n") != "" {
		return t.balance
	}
	sum := t.doc.total()
	for _, c := range []byte(removed) {
		sum -= bracketOf(c)
	}
	for _, c := range []byte(e.New) {
		sum += bracketOf(c)
	}
	return balanceOf(sum)
}

// damage is the part of a text that an edit changes.
type damage struct {
	old   text.Span // in the old text
	delta int       // the number of bytes by which later offsets move
}

// end returns the end of the damage in the new text.
func (d damage) end() int { return d.old.End + d.delta }

// widen returns d extended to the end of its line if the edit can change the indentation of that line or its first
// token.
func (t *Tree) widen(after text.Text, d damage, inserted string) damage {
	const breaks = "\r\n"
	start := d.old.Start
	line := start - after.Position(start, text.UTF8).Col
	if strings.ContainsAny(inserted, breaks) || strings.ContainsAny(t.text.Slice(d.old), breaks) || isBlank(after, text.Span{Start: line, End: start}) {
		at := after.Position(d.end(), text.UTF8)
		d.old.End = max(d.old.End, after.LineSpan(at.Line).End-d.delta)
	}
	return d
}

// isBlank reports whether span has spaces and tabs only.
func isBlank(t text.Text, span text.Span) bool {
	for n := 64; span.Start < span.End; n *= 8 {
		s := t.Slice(text.Span{Start: span.Start, End: min(span.Start+n, span.End)})
		if leading(s) < len(s) {
			return false
		}
		span.Start += len(s)
	}
	return true
}

// step is a container on the path to an offset.
type step struct {
	c     *container
	start int
	index int // of the item with the next step
}

type path []step

// path returns the containers whose inside includes span, outermost first. It does not descend into objects without an
// opening bracket, whose existence depends on their first property.
func (t *Tree) path(span text.Span) path {
	steps := path{{c: t.doc}}
	for {
		at := &steps[len(steps)-1]
		inner := at.start + count(at.c.opener)
		i, before := at.c.items.Find(func(m measure) bool { return m.bytes > span.Start-inner })
		if i == at.c.items.Len() {
			return steps
		}
		it := at.c.items.Get(i)
		start := inner + before.bytes + it.start()
		c := it.sub
		if c == nil || !c.opener || span.Start <= start || span.End > start+c.inner() || span.End == start+c.inner() && !c.closer {
			return steps
		}
		at.index = i
		steps = append(steps, step{c: c, start: start})
	}
}

// replace returns the document with the container at the path replaced by c, which is delta bytes longer. The path of
// the document is empty.
func (p path) replace(c *container, delta int) *container {
	for _, v := range slices.Backward(p) {
		it := v.c.items.Get(v.index)
		it = it.withValue(delta)
		it.balance += int32(c.total() - it.sub.total())
		it.sub = c
		c = v.c.with(v.index, v.index+1, []item{it})
	}
	return c
}

// total returns the balance of the container, its items included.
func (c *container) total() int { return int(c.balance) + c.items.Sum().balance }

// with returns c with the items in [i, j) replaced.
func (c *container) with(i, j int, by []item) *container {
	changed := *c
	changed.items = c.items.Splice(i, j, by)
	return &changed
}

// withValue returns the item with a value that is delta bytes longer.
func (it item) withValue(delta int) item {
	end := int32(it.end())
	it.value = uint32(int(it.value) + delta)
	it.faults = shiftFrom(it.faults, end, delta)
	return it
}

// shiftFrom returns faults with those at or after from moved by delta.
func shiftFrom(faults []fault, from int32, delta int) []fault {
	if len(faults) == 0 {
		return nil
	}
	moved := make([]fault, len(faults))
	for i, f := range faults {
		if f.off >= from {
			f.off += int32(delta)
		}
		moved[i] = f
	}
	return moved
}
