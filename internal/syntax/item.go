package syntax

import (
	"slices"
	"strings"
)

// item parses the item at the cursor, whose lead began at start, where there were mark faults. comma says that no comma
// is missing before it. ok is false, and the cursor has not moved, if the token belongs to an outer container.
func (p *parser) item(start, mark int, comma bool, first bool) (it item, ok bool) {
	it = item{lead: uint32(p.pos - start)}
	in := p.top().kind
	c := p.src[p.pos]
	switch {
	case c == ',':
		if comma {
			p.report(ExtraComma, p.pos, p.pos+1)
		}
		p.comma(&it)
		it.faults = p.take(mark, start)
		return it, true
	case in != document && !comma:
		p.report(ExpectedComma, start, start)
	case in == document && !first:
		p.reportExtra()
	}
	if in == Object {
		p.property(&it)
	} else if !p.element(&it, first) {
		p.faults = p.faults[:mark]
		return item{}, false
	}
	if in != document {
		p.comma(&it)
	}
	it.faults = p.take(mark, start)
	return it, true
}

// comma parses the comma after an item, if any.
func (p *parser) comma(it *item) {
	at, mark := p.cursor, len(p.faults)
	p.skipBlanks()
	if c, _ := p.peek(); c != ',' {
		p.cursor, p.faults = at, p.faults[:mark]
		return
	}
	it.trail = uint32(p.pos - at.pos)
	it.comma = true
	p.token()
}

// reportExtra reports the value at the cursor as a second root value.
func (p *parser) reportExtra() {
	at, mark := p.cursor, len(p.faults)
	p.token()
	end := p.pos
	p.cursor, p.faults = at, p.faults[:mark]
	p.report(ExtraValue, at.pos, end)
}

// property parses a property name, a colon and a value; each may be missing.
func (p *parser) property(it *item) {
	switch c := p.src[p.pos]; {
	case c == ':':
		p.report(ExpectedKey, p.pos, p.pos+1)
	case bracketOf(c) != 0:
		p.report(ExpectedKey, p.pos, p.pos+1)
		p.value(it)
		return
	default:
		start, mark := p.pos, len(p.faults)
		it.keyKind = p.token()
		it.key = uint32(p.pos - start)
		if it.keyKind != String {
			it.keyKind = Word
			p.report(UnquotedKey, start, p.pos)
		}
		if !p.colon(it, mark) {
			return
		}
	}
	if !it.colon {
		it.colon = true
		p.token()
	}
	at, mark := p.cursor, len(p.faults)
	p.skipBlanks()
	if c, _ := p.peek(); c == ':' {
		p.skipJunk(Unexpected)
		p.skipBlanks()
	}
	if !p.valueAhead() || p.lineStart && p.nameAhead() {
		p.cursor, p.faults = at, p.faults[:mark]
		p.report(ExpectedValue, p.pos, p.pos)
		return
	}
	it.valueGap = uint32(p.pos - at.pos)
	p.value(it)
}

// colon moves past the colon between a property name and its value, and reports whether there is one. If it is missing,
// colon also parses a value on the same line. The faults of the name begin at index name; those before it belong to
// enclosing containers, and a resumed parse does not have them.
func (p *parser) colon(it *item, name int) bool {
	at, mark := p.cursor, len(p.faults)
	p.skipBlanks()
	if c, _ := p.peek(); c == ':' {
		it.colonGap = uint32(p.pos - at.pos)
		it.colon = true
		p.token()
		return true
	}
	if p.valueAhead() && !p.lineStart && !p.nameAhead() {
		p.report(ExpectedColon, at.pos, at.pos)
		it.valueGap = uint32(p.pos - at.pos)
		p.value(it)
		return false
	}
	p.cursor, p.faults = at, p.faults[:mark]
	torn := slices.ContainsFunc(p.faults[name:], func(f fault) bool { return f.kind == UnterminatedString })
	if it.keyKind == String && !torn {
		p.report(ExpectedColon, at.pos, at.pos)
	}
	return false
}

// valueAhead reports whether a value begins at the cursor.
func (p *parser) valueAhead() bool {
	c, ok := p.peek()
	return ok && bracketOf(c) >= 0 && c != ',' && c != ':'
}

// element parses a value of an array or the document. The result is false, and the cursor has not moved, if there is a
// property of an outer object instead.
func (p *parser) element(it *item, first bool) bool {
	if bracketOf(p.src[p.pos]) == 0 && p.nameAhead() {
		in := p.top()
		within := in.kind == document || p.lineStart && p.indent > in.indent || !p.lineStart && first
		if !within && p.ancestor(func(f frame) bool { return f.kind == Object }) {
			return false
		}
		start := p.pos
		it.sub = p.bareObject()
		it.kind = Object
		it.value = uint32(p.pos - start)
		return true
	}
	p.value(it)
	return true
}

// value parses the value at the cursor.
func (p *parser) value(it *item) {
	start := p.pos
	switch {
	case bracketOf(p.src[start]) == 0:
		if it.kind = p.token(); it.kind == Word {
			p.report(UnquotedValue, start, p.pos)
		}
	case len(p.stack) > maxDepth:
		it.kind = TooDeep
		p.report(TooManyLevels, start, start+1)
		p.skipNested()
	default:
		it.sub = p.container()
		it.kind = it.sub.kind
	}
	it.value = uint32(p.pos - start)
}

// skipNested skips the object or array at the cursor by counting brackets.
func (p *parser) skipNested() {
	mark, outside := len(p.faults), p.sum
	for {
		p.token()
		if p.sum <= outside {
			break
		}
		p.skipBlanks()
		if _, ok := p.peek(); !ok {
			break
		}
	}
	p.faults = p.faults[:mark]
}

// byteOrderMark is the UTF-8 encoding of the mark that some editors write at the beginning of a file.
const byteOrderMark = "\uFEFF"

func (p *parser) skipMark() {
	if p.pos == 0 && p.first && strings.HasPrefix(p.src, byteOrderMark) {
		p.pos = len(byteOrderMark)
		p.report(ByteOrderMark, 0, p.pos)
	}
}
