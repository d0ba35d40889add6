package script

// class reads a class from its keyword.
func (p *parser) class(start int32) *Node {
	p.advance()
	c := p.node(Class, start)
	if p.tok.kind == identifier && !p.is("extends") && !p.is("implements") {
		c.Name, c.At = p.text(), p.tok.start
		p.advance()
		b := p.declare(p.scope, c.Name, c.At)
		p.addValue(b, Value{Node: c, At: start, Scope: p.scope})
	}
	if p.types && p.tok.kind == '<' {
		p.skipTypeArguments()
	}
	if p.acceptWord("extends") {
		c.X = p.deep(func() *Node { return p.postfix(p.primary()) })
		if p.types && p.tok.kind == '<' {
			p.skipTypeArguments()
		}
	}
	for p.tok.kind != '{' && p.tok.kind != eof && p.tok.kind != ';' { // implements
		p.advance()
	}
	p.members(c)
	c.End = p.prevEnd
	p.file.Classes = append(p.file.Classes, c)
	return c
}

// members reads the members of a class.
func (p *parser) members(c *Node) {
	if !p.accept('{') {
		return
	}
	outer := p.owner
	p.owner = c
	defer func() { p.owner = outer }()
	for p.tok.kind != '}' && p.tok.kind != eof {
		before := p.tok
		switch p.tok.kind {
		case ';', ',':
			p.advance()
		case '@':
			p.decorator()
		default:
			p.classMember(c)
		}
		if p.tok == before {
			p.advance()
		}
	}
	p.accept('}')
}

// classMember reads a field, a method or a static block.
func (p *parser) classMember(c *Node) {
	start := p.tok.start
	static := p.is("static")
	if static && p.peek().kind == '{' {
		p.advance()
		p.openField(c)
		p.block()
		p.close()
		return
	}
	getter := p.modifiers()
	key, at, ok := p.key()
	if !ok {
		return
	}
	item := p.node(Property, start)
	item.Name, item.At, item.Static = key, at, static
	switch p.tok.kind {
	case '(', '<':
		item.X = p.method(start, c)
		if getter {
			item.X = p.getter(item.X)
		}
	default:
		p.annotation()
		item.X = p.field(c)
		p.accept(';')
	}
	item.End = p.prevEnd
	c.List = append(c.List, item)
}

// field reads the initial value of a field, whose this is the object.
func (p *parser) field(c *Node) *Node {
	if !p.accept('=') {
		return p.node(Nothing, p.tok.start)
	}
	p.openField(c)
	value := p.assignment()
	p.close()
	if value.Kind == Function && value.Owner == nil {
		value.Owner = c
	}
	return value
}

// openField begins the scope of an initial value of c: that of a function of c.
func (p *parser) openField(c *Node) {
	f := p.node(Function, p.tok.start)
	f.Owner = c
	p.open(f)
	f.Scope = p.scope
}

// decorator skips @name(...).
func (p *parser) decorator() {
	p.advance()
	switch p.tok.kind {
	case identifier:
		p.deep(func() *Node { return p.postfix(p.identifier()) })
	case '(':
		p.skipBalanced()
	}
}
