package syntax

// verdict is the meaning of the token at the beginning of an item for the current container.
type verdict uint8

const (
	continues     verdict = iota // an item begins, or junk
	closes                       // the token is the closing bracket
	closed                       // the container ended before the token, which belongs to an outer one
	isJunk                       // the token is unexpected everywhere
	closesWrongly                // the token is the wrong closing bracket
)

// classify returns the verdict on the token at the cursor. All rules of the recovery by indentation are here; only the
// first also applies to valid JSON.
func (p *parser) classify() verdict {
	c, ok := p.peek()
	in := p.top()
	switch {
	case in.kind == document:
		if ok && (bracketOf(c) < 0 || c == ',' || c == ':') {
			return isJunk
		}
		return continues
	case !ok:
		return closed
	case bracketOf(c) < 0:
		return p.classifyCloser(c)
	case c == ':' && in.kind == Array:
		return isJunk
	case p.balance > 0 && p.lineStart && p.outdented(c):
		return closed
	case p.balance > 0 && c == '{' && in.kind == Object && p.stack[len(p.stack)-2].kind == Array && (!p.lineStart || p.indent <= in.indent):
		return closed // the object before this one was not closed
	}
	return continues
}

func (p *parser) classifyCloser(c byte) verdict {
	in := p.top()
	here := func(f frame) bool { return f.kind.closer() == c && f.indent == p.indent }
	if c == in.kind.closer() {
		if p.balance > 0 && p.lineStart && p.indent < in.indent && p.ancestor(here) {
			return closed
		}
		if p.balance < 0 && len(p.stack) == 2 && p.moreFollows() {
			return isJunk
		}
		return closes
	}
	if p.balance < 0 {
		if p.lineStart && p.ancestor(here) {
			return closed
		}
		return isJunk
	}
	if p.ancestor(func(f frame) bool { return f.kind.closer() == c }) {
		return closed
	}
	return closesWrongly
}

// moreFollows reports whether the text after the closing bracket at the cursor continues the object that the bracket
// would close.
func (p *parser) moreFollows() bool {
	at, mark := p.cursor, len(p.faults)
	p.token()
	p.skipBlanks()
	c, ok := p.peek()
	more := ok && (c == ',' || bracketOf(c) < 0 || p.nameAhead())
	p.cursor, p.faults = at, p.faults[:mark]
	return more
}

// outdented reports whether the token at the cursor, the first of its line, is indented too little for the current
// container and fits an outer one.
func (p *parser) outdented(c byte) bool {
	in := p.top()
	if p.indent > in.indent {
		return false
	}
	home := Array
	if p.nameAhead() {
		home = Object
	} else if in.kind != Array || c != '{' && c != '[' && c != '"' {
		return false
	}
	return p.ancestor(func(f frame) bool { return f.kind == home && f.indent < p.indent })
}
