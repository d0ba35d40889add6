package syntax

import (
	"slices"

	"plugin-manifest-ls/internal/seq"
)

// container parses the object or array at the cursor.
func (p *parser) container() *container {
	if c := p.old.container(p); c != nil {
		return c
	}
	kind := Array
	if p.src[p.pos] == '{' {
		kind = Object
	}
	c := p.slab.container()
	*c = container{kind: kind, opener: true, indent: int32(p.indent), balance: 1}
	p.token()
	p.stack = append(p.stack, frame{kind, int(c.indent)})
	p.fill(c)
	p.stack = p.stack[:len(p.stack)-1]
	return c
}

// bareObject parses the properties of an object without an opening bracket.
func (p *parser) bareObject() *container {
	p.report(ExpectedOpen, p.pos, p.pos)
	indent := -1
	if in := p.top(); in.kind != document {
		indent = in.indent
	}
	c := p.slab.container()
	*c = container{kind: Object, indent: int32(indent)}
	p.stack = append(p.stack, frame{Object, indent})
	p.fill(c)
	p.stack = p.stack[:len(p.stack)-1]
	return c
}

// fill parses the items of c and its closing bracket.
func (p *parser) fill(c *container) {
	base := len(p.done)
	p.parseItems(c, base, nil)
	c.items = seq.Of[item, measure](p.slab.copy(p.done[base:]))
	p.done = p.done[:base]
}

// parseItems appends the items of c to p.done, from index base on, until c ends, and then completes c with its tail. It
// calls stop, if that is not nil, before each item; if stop returns true, parseItems returns false and c has no tail.
func (p *parser) parseItems(c *container, base int, stop func(comma bool) bool) bool {
	for {
		first, comma := len(p.done) == base, true // no comma is missing before the first item
		if !first {
			comma = p.done[len(p.done)-1].separated()
		}
		start, mark, sum := p.pos, len(p.faults), p.sum
		if stop != nil && stop(comma) {
			return false
		}
		var v verdict
		for p.skipBlanks(); ; p.skipBlanks() {
			if v = p.classify(); v != isJunk {
				break
			}
			p.skipJunk(Unexpected)
		}
		if _, more := p.peek(); v == continues && more {
			it, ok := p.item(start, mark, comma, first)
			if ok {
				it.balance = int32(p.sum - sum)
				it.open = p.reach > p.pos
				p.done = append(p.done, it)
				continue
			}
			v = closed
		}
		p.finish(c, v, base, start, mark, sum)
		return true
	}
}

// finish completes c, whose tail begins at start.
func (p *parser) finish(c *container, v verdict, base, start, mark, sum int) {
	last := len(p.done) - 1
	comma := last >= base && p.done[last].comma && c.kind != document
	_, more := p.peek()
	switch {
	case v == closed && !more:
		// At the end of the text the rest belongs to c, and a trailing comma is not an error yet.
		c.tail = uint32(p.pos - start)
		p.report(ExpectedClose, start, start)
		comma = false
	case v == closed && p.junkSince(mark):
		c.tail = uint32(p.pos - start)
		p.report(ExpectedClose, start, start)
	case v == closed:
		// The white space belongs to the following item, and so does a comma before it.
		p.faults = p.faults[:mark]
		if comma && p.done[last].lendsComma() {
			start -= 1 + int(p.done[last].trail)
			p.failed = p.failed || start < 0 // the comma is before the window
			p.done[last].comma, p.done[last].trail, p.done[last].open = false, 0, true
			comma = false
		}
		p.rewind(start, sum)
		p.report(ExpectedClose, start, start)
	default:
		c.tail = uint32(p.pos - start)
		if v == closesWrongly {
			p.report(WrongClose, p.pos, p.pos+1)
		}
		if v == closes || v == closesWrongly {
			p.token()
			c.closer = true
		}
	}
	if comma {
		p.report(TrailingComma, start-1, start)
	} else if c.kind == document && last < base && len(p.faults) == mark {
		p.report(Empty, start, start)
	}
	c.faults = p.take(mark, start)
	c.balance += int32(p.sum - sum)
}

// junkSince reports whether junk has been skipped since there were mark faults. It must not be parsed again by each
// container that ends after it.
func (p *parser) junkSince(mark int) bool {
	return slices.ContainsFunc(p.faults[mark:], func(f fault) bool { return f.kind == Unexpected })
}

// rewind moves the cursor back to offset, the end of a token, at which the sum of brackets was sum. If a line break follows,
// skipping it sets the indentation again.
func (p *parser) rewind(offset, sum int) { p.cursor = cursor{offset, p.indent, false, sum} }
