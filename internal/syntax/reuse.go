package syntax

import "plugin-manifest-ls/internal/text"

// reuse finds objects and arrays of an old tree that stand unchanged in the new text.
type reuse struct {
	tree  *Tree
	from  int // offset in the new text from which it is the old one
	delta int // what offsets from there on have moved by
	base  int // offset of the parser's window
}

// container returns the old container for the bracket at p's cursor and moves p past it, or nil. It
// takes only what nothing around it had a say in: a container without any fault in a balanced text.
func (r *reuse) container(p *parser) *container {
	if r == nil || p.balance != 0 || r.base+p.pos < r.from {
		return nil
	}
	start := r.base + p.pos - r.delta
	c := r.tree.containerAt(start, len(p.stack))
	if c == nil || !c.opener || !c.closer || int(c.indent) != p.indent || c.faultCount() > 0 {
		return nil
	}
	end := p.pos + c.len()
	if end > len(p.src) {
		p.look(end)
		return nil
	}
	last := start + c.len()
	if line := last - r.tree.text.Position(last, text.UTF8).Col; line > start {
		p.indent = r.tree.indentAt(line)
	}
	p.pos, p.fresh = end, false
	p.look(end)
	return c
}

// containerAt returns the container that begins at offset and has depth others around it, or nil.
func (t *Tree) containerAt(offset, depth int) *container {
	c, start := t.doc, 0
	for ; depth > 0; depth-- {
		start += count(c.opener)
		i, before := c.items.Find(func(m measure) bool { return m.bytes > offset-start })
		if i == c.items.Len() {
			return nil
		}
		it := c.items.Get(i)
		start += before.bytes + it.start()
		if c = it.sub; c == nil || start > offset {
			return nil
		}
	}
	if start != offset {
		return nil
	}
	return c
}

// indentAt returns the indentation of the line that begins at offset.
func (t *Tree) indentAt(offset int) int { return indentOf(t.text, offset) }

// indentOf returns the indentation of the line of t that begins at offset.
func indentOf(t text.Text, offset int) int {
	for n := 64; ; n *= 8 {
		s := t.Slice(text.Span{Start: offset, End: offset + n})
		if leading(s) < len(s) || len(s) < n {
			return indentation(s)
		}
	}
}
