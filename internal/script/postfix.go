package script

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
	if root, path := m.Path(); len(path) == 4 && root.Name == "process" && path[1] == "env" {
		return m
	}
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
func (p *parser) index(start int, n *Node) *Node {
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
func (p *parser) call(start int, n *Node) *Node {
	list := p.arguments()
	if p.tok.kind == arrow && n.Kind == Identifier && n.Name == "async" {
		return p.arrowFrom(start, list)
	}
	c := p.node(Call, start)
	c.X, c.List, c.Scope = n, list, p.scope
	p.file.Calls = append(p.file.Calls, c)
	own(c)
	if n.Kind == Identifier && n.Name == "require" && len(list) == 1 && list[0].Kind == String {
		p.imports(list[0].Name)
	}
	return c
}
