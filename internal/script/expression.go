package script

// expression reads expressions joined by commas and returns the last.
func (p *parser) expression() *Node {
	n := p.assignment()
	for p.tok.kind == ',' {
		p.advance()
		n = p.assignment()
	}
	return n
}

// assignment reads an expression without commas.
func (p *parser) assignment() *Node {
	if !p.enter() {
		return p.node(Other, p.tok.start)
	}
	defer p.leave()
	start := p.tok.start
	if f := p.arrowFunction(start); f != nil {
		return f
	}
	if p.is("yield") {
		return p.yield(start)
	}
	n := p.conditional()
	switch p.tok.kind {
	case arrow:
		return p.arrowBody(start, n)
	case '=':
		p.advance()
		return p.assign(n, p.assignment())
	case assignment:
		logical := p.src[p.tok.start] == '|' || p.src[p.tok.start] == '?'
		logical = logical && p.tok.end-p.tok.start == 3
		p.advance()
		value := p.assignment()
		if logical {
			return p.assign(n, value)
		}
		return p.assign(n, p.other(start, value))
	}
	return n
}

// assign records an assignment and returns it.
func (p *parser) assign(target, value *Node) *Node {
	n := p.node(Assign, target.Start)
	n.X, n.Y, n.Scope = target, value, p.scope
	switch target.Kind {
	case Identifier:
		p.late = append(p.late, n)
	case Member, Index:
		p.file.Assigns = append(p.file.Assigns, n)
	case Object: // what is taken apart is not followed
		target.Pattern = true
	}
	return n
}

func (p *parser) conditional() *Node {
	start := p.tok.start
	n := p.logical(0)
	if p.tok.kind != '?' {
		return n
	}
	if p.types && p.isOptionalParameter() {
		return n
	}
	p.advance()
	yes := p.assignment()
	if !p.accept(':') {
		return p.other(start, yes)
	}
	no := p.assignment()
	choice := p.node(Choice, start)
	choice.List = p.lists.list(yes, no)
	return choice
}

// isOptionalParameter reports whether a question mark follows the name of a parameter: (a?: string, b?) => ...
func (p *parser) isOptionalParameter() bool {
	switch p.peek().kind {
	case ':', ',', ')', '=':
		return true
	}
	return false
}

// levels of the operators of two operands, from the loosest.
const (
	levelChoice = iota
	levelOther
	levelSum
)

// logical reads operands joined by operators of at least that level. Operators that are not followed have one level.
func (p *parser) logical(loosest int) *Node {
	start := p.tok.start
	n := p.unary()
	for {
		k := p.tok.kind
		level := p.levelOf(k)
		if level < loosest {
			return n
		}
		if k == identifier && (p.is("as") || p.is("satisfies")) {
			p.advance()
			p.skipType()
			continue
		}
		p.advance()
		right := p.logical(level + 1)
		switch level {
		case levelChoice:
			if k == and { // the left operand is a condition
				n = p.node(Choice, start)
				n.List = p.lists.list(right)
				continue
			}
			n = p.join(Choice, start, n, right)
			n.Defaulted = true
		case levelSum:
			if k == '+' {
				n = p.join(Concat, start, n, right)
				continue
			}
			n = p.other(start, right)
		default:
			n = p.other(start, right)
		}
	}
}

// levelOf returns the level of an operator, -1 for another token.
func (p *parser) levelOf(k kind) int {
	switch k {
	case or, nullish, and:
		return levelChoice
	case '+', '-', '*', '/', '%':
		return levelSum
	case binary, '<', '>', '&', '|', '^':
		return levelOther
	case identifier:
		switch p.text() {
		case "in", "instanceof":
			return levelOther
		case "as", "satisfies":
			if p.types && !p.tok.newline {
				return levelOther
			}
		}
	}
	return -1
}

// join appends an operand to a node of that kind, or makes one.
func (p *parser) join(k Kind, start int32, left, right *Node) *Node {
	if left.Kind == k && left.Start == start && (k == Concat || left.Defaulted) {
		left.List, left.End = append(left.List, right), p.prevEnd
		return left
	}
	n := p.node(k, start)
	n.List = p.lists.list(left, right)
	return n
}

// other returns an expression that is not followed and ends with part.
func (p *parser) other(start int32, _ *Node) *Node { return p.node(Other, start) }

func (p *parser) unary() *Node {
	start := p.tok.start
	switch p.tok.kind {
	case '!', '~', '-', '+', increment:
		p.advance()
		return p.nested(start)
	case '<':
		if p.jsx {
			return p.element()
		}
		p.skipTypeArguments() // a cast: <string>x
		return p.deep(p.unary)
	case identifier:
		switch p.text() {
		case "typeof", "void", "delete":
			p.advance()
			return p.nested(start)
		case "await":
			p.advance()
			return p.deep(p.unary)
		}
	}
	n := p.postfix(p.primary())
	if p.tok.kind == increment && !p.tok.newline {
		p.advance()
	}
	return n
}

// nested reads the operand of an operator that is not followed.
func (p *parser) nested(start int32) *Node { return p.other(start, p.deep(p.unary)) }

// deep calls read one level deeper.
func (p *parser) deep(read func() *Node) *Node {
	if !p.enter() {
		return p.node(Other, p.tok.start)
	}
	defer p.leave()
	return read()
}
