package syntax

import "plugin-manifest-ls/internal/text"

// resume parses the innermost container of the path from the first item that the damage can have changed, and reuses the
// old items from the first boundary at which the parser is in the same state as the old one. It returns nil if the text
// after the container can be affected too. parsed is the number of parsed bytes.
func (t *Tree) resume(after text.Text, d damage, at path) (c *container, tier Tier, parsed int) {
	in := at[len(at)-1]
	inner := in.start + count(in.c.opener)
	first, before := in.c.firstTouched(d.old.Start - inner)
	base := inner + before.bytes

	for size := 2*(d.end()-base) + 1024; ; size *= 8 {
		r := &resumption{tree: t, in: in, d: d, base: base, inner: inner, first: first}
		window := text.Span{Start: base, End: min(base+size, after.Len())}
		p := t.parserAt(after, window, d, at)
		c, tier = r.run(p)
		parsed += min(p.reach, len(p.src))
		if !p.needsMore() {
			return c, tier, parsed
		}
	}
}

// firstTouched returns the first item of c that an edit at offset, relative to the inside of c, can change, and the sum
// of the items before it.
func (c *container) firstTouched(offset int) (int, measure) {
	// An item that ends at offset has not changed unless it is open.
	i, _ := c.items.Find(func(m measure) bool { return m.bytes > offset })
	for i > 0 && c.items.Get(i-1).open {
		i--
	}
	if i == c.items.Len() {
		return i, c.items.Sum()
	}
	_, before := c.items.At(i)
	return i, before
}

// parserAt returns a parser at the beginning of window in the container of the path.
func (t *Tree) parserAt(after text.Text, window text.Span, d damage, at path) *parser {
	p := &parser{
		src:     after.Slice(window),
		first:   window.Start == 0,
		final:   window.End == after.Len(),
		balance: t.balance,
		old:     &reuse{tree: t, from: d.end(), delta: d.delta, base: window.Start},
	}
	line := window.Start - after.Position(window.Start, text.UTF8).Col
	p.cursor = cursor{indent: indentOf(after, line), lineStart: window.Start == 0}
	for _, s := range at {
		p.stack = append(p.stack, frame{s.c.kind, int(s.c.indent)})
	}
	return p
}

// resumption is one attempt of [Tree.resume].
type resumption struct {
	tree        *Tree
	in          step
	d           damage
	base, inner int // offsets of the window and of the inside of the container
	first       int // index of the item at which the window begins
	next        int // index of the old item at which the parser stopped
}

func (r *resumption) run(p *parser) (*container, Tier) {
	old := r.in.c
	kept := 0 // number of old items in p.done
	if r.first > 0 {
		before := old.items.Get(r.first - 1)
		p.done = append(p.done, before)
		kept = 1
	}
	c := &container{kind: old.kind, opener: old.opener, indent: old.indent, balance: int32(count(old.opener))}
	ended := p.parseItems(c, 0, func(comma bool) bool { return p.needsMore() || r.atOldItem(p, comma) })
	if p.failed || p.needsMore() {
		return nil, 0
	}
	fresh := p.slab.copy(p.done[kept:])
	end := r.in.start + old.len() + r.d.delta
	if !ended {
		if r.base+p.reach > end {
			return nil, 0
		}
		return old.with(r.first, r.next, fresh), ItemTier
	}
	if c.kind != document && (!c.closer || !old.closer || r.base+p.pos != end || r.base+p.reach > end) {
		return nil, 0
	}
	c.items = old.items.Splice(r.first, old.items.Len(), fresh)
	if c.kind == document && r.first == 0 {
		return c, TextTier
	}
	return c, TailTier
}

// atOldItem reports whether the parser is after the damage, at the beginning of an old item and in the state of the old
// parser.
func (r *resumption) atOldItem(p *parser, comma bool) bool {
	at := r.base + p.pos
	if at < r.d.end() || len(p.done) == 0 {
		return false
	}
	offset := at - r.d.delta - r.inner
	list := r.in.c.items
	i, before := list.Find(func(m measure) bool { return m.bytes > offset })
	if i == 0 || i == list.Len() || before.bytes != offset {
		return false
	}
	last := list.Get(i - 1)
	r.next = i
	return last.separated() == comma
}
