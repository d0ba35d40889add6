package syntax

import (
	"slices"
	"strings"
)

// item parses the item at the cursor, whose lead began at start, where there were mark faults.
// comma tells whether none is missing behind the item before. The result is false if what stands
// here belongs to a container further out; then the cursor has not moved.
func (p *parser) item(start, mark int, comma bool, first bool) (item, bool) {
	it := item{lead: uint32(p.pos - start)}
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
		p.member(&it)
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

// comma parses the comma behind an item, if there is one.
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

// reportExtra reports the value at the cursor as one too many.
func (p *parser) reportExtra() {
	at, mark := p.cursor, len(p.faults)
	p.token()
	end := p.pos
	p.cursor, p.faults = at, p.faults[:mark]
	p.report(ExtraValue, at.pos, end)
}

// member parses a property name, a colon and a value, as far as they are there.
func (p *parser) member(it *item) {
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
	if !p.valueAhead() || p.fresh && p.nameAhead() {
		p.cursor, p.faults = at, p.faults[:mark]
		p.report(ExpectedValue, p.pos, p.pos)
		return
	}
	it.valueGap = uint32(p.pos - at.pos)
	p.value(it)
}

// colon moves past what stands between a property name and its value. Where the colon is missing
// it parses the value too, if one stands in the same line; the result is whether a colon is there.
// The faults of the name begin at index name. Those before it belong to the containers around the item,
// and a resumed parse does not have them.
func (p *parser) colon(it *item, name int) bool {
	at, mark := p.cursor, len(p.faults)
	p.skipBlanks()
	if c, _ := p.peek(); c == ':' {
		it.colonGap = uint32(p.pos - at.pos)
		it.colon = true
		p.token()
		return true
	}
	if p.valueAhead() && !p.fresh && !p.nameAhead() {
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

// element parses a value of an array or the document. The result is false if a member of an object
// further out stands there; then the cursor has not moved.
func (p *parser) element(it *item, first bool) bool {
	if bracketOf(p.src[p.pos]) == 0 && p.nameAhead() {
		in := p.top()
		within := in.kind == document || p.fresh && p.indent > in.indent || !p.fresh && first
		if !within && p.ancestor(func(f frame) bool { return f.kind == Object }) {
			return false
		}
		start := p.pos
		it.sub = p.bare()
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

// skipNested moves past the object or array at the cursor by counting brackets.
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

// byteOrderMark is the mark that some editors put at the beginning of a text.
const byteOrderMark = "\uFEFF"

func (p *parser) skipMark() {
	if p.pos == 0 && p.first && strings.HasPrefix(p.src, byteOrderMark) {
		p.pos = len(byteOrderMark)
		p.report(ByteOrderMark, 0, p.pos)
	}
}
