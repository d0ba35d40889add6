package script

import "slices"

// postfix reads the members and calls that follow an operand.
func (p *parser) postfix(n *Node) *Node {
	start := n.Start
	if n.Kind == String || n.Kind == Escaped {
		start-- // the quotation mark
	}
	for {
		switch p.tok.kind {
		case '.':
			n = p.member(n)
		case optional:
			switch next := p.peek(); next.kind {
			case '(', '[':
				p.advance()
			default:
				n = p.member(n)
			}
		case '[':
			if p.tok.newline && n.Kind == Other {
				return n
			}
			n = p.index(start, n)
		case '(':
			n = p.call(start, n)
		case backquote: // a tagged template
			p.template()
			n = p.node(Other, start)
		case '!':
			if !p.types || p.tok.newline {
				return n
			}
			p.advance() // not null
		case '<':
			if !p.types || !p.tryTypeArguments() {
				return n
			}
		default:
			return n
		}
	}
}

// member reads .name after n.
func (p *parser) member(n *Node) *Node {
	p.advance()
	if p.tok.kind != identifier && p.tok.kind != private {
		return p.node(Other, n.Start) // being typed
	}
	if p.tok.newline && p.beginsStatement() {
		return p.node(Other, n.Start)
	}
	at := p.tok.start
	name := p.text()
	p.advance()
	m := p.node(Member, n.Start)
	m.X, m.Name, m.At = n, name, at
	return env(m)
}

// env returns the variable that process.env.NAME or import.meta.env.NAME is, otherwise m.
func env(m *Node) *Node {
	x := m.X
	if x.Kind == Member && x.Name == "env" && (x.X.Kind == Identifier && x.X.Name == "process" || x.X.Kind == Env) {
		m.Kind, m.X = Env, nil
	}
	return m
}

// beginsStatement reports whether a name on a new line, after a dot, is likely the beginning of the next statement.
func (p *parser) beginsStatement() bool {
	switch p.text() {
	case "const", "let", "var", "function", "if", "for", "while", "return", "class", "import", "export":
		next := p.peek()
		return next.kind == identifier || next.kind == '(' || next.kind == '{'
	}
	return false
}

// index reads [expression] after n.
func (p *parser) index(start int32, n *Node) *Node {
	p.advance()
	var of *Node
	if p.tok.kind != ']' {
		of = p.expression()
	}
	p.accept(']')
	i := p.node(Index, start)
	i.X, i.Y = n, of
	return i
}

// call reads the arguments after n.
func (p *parser) call(start int32, n *Node) *Node {
	list := p.arguments()
	if p.tok.kind == arrow && n.Kind == Identifier && n.Name == "async" {
		return p.arrowFrom(start, list)
	}
	n, list = p.direct(n, list)
	c := p.node(Call, start)
	c.X, c.List, c.Scope = n, list, p.scope
	p.file.Calls = append(p.file.Calls, c)
	own(c)
	if n.Kind == Identifier && n.Name == "require" && len(list) == 1 && list[0].Kind == String {
		p.imports(list[0].Name)
	}
	return c
}

// direct returns the function and the arguments of a call: those of f(a) for f.call(this, a) and f.apply(this, [a]). A
// function expression that is bound to this has the this of the code around it.
func (p *parser) direct(f *Node, list []*Node) (*Node, []*Node) {
	if f.Kind != Member || len(list) == 0 {
		return f, list
	}
	switch {
	case f.Name == "bind" && f.X.Kind == Function && list[0].Kind == This:
		f.X.Arrow = true
	case f.Name == "call" && isReceiver(f.X, list[0]):
		return f.X, list[1:]
	case f.Name == "apply" && len(list) == 2 && isReceiver(f.X, list[0]):
		if list[1].Kind == Array && !hasHole(list[1]) {
			return f.X, list[1].List
		}
		rest := p.node(Spread, list[1].Start)
		rest.X = list[1]
		return f.X, []*Node{rest}
	}
	return f, list
}

// isReceiver reports whether the first argument of call or apply sets the this of f; objects can have methods of these
// names, too.
func isReceiver(f, n *Node) bool {
	switch n.Kind {
	case This, Nothing:
		return true
	case Identifier:
		switch n.Name {
		case "self", "that", "me", "window", "_this":
			return true
		}
	}
	if f.Kind != Member {
		return false
	}
	a, of := f.X.Path()
	b, given := n.Path()
	return a != nil && b != nil && slices.Equal(of, given)
}

// hasHole reports whether an array leaves out an item.
func hasHole(n *Node) bool { return slices.Contains(n.List, nil) }
