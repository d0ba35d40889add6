package syntax

import "plugin-manifest-ls/internal/text"

// reuse finds unchanged objects and arrays of an old tree in the new text.
type reuse struct {
	tree  *Tree
	from  int // offset in the new text from which on it equals the old one
	delta int // the number of bytes by which offsets from there on moved
	base  int // offset of the window of the parser
}

// container returns the old container for the bracket at p's cursor and moves p past it, or nil. Only containers without
// faults in a balanced text are reused, since nothing around them affects how they are parsed.
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
	p.pos, p.lineStart = end, false
	p.look(end)
	return c
}

// containerAt returns the container that begins at offset at the given depth, or nil.
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
