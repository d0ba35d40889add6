package script

// function reads a function from its keyword.
func (p *parser) function(start int32) *Node {
	p.advance()
	p.accept('*')
	name := ""
	at := p.tok.start
	if p.tok.kind == identifier {
		name = p.text()
		p.advance()
	}
	f := p.method(start, nil)
	f.Name, f.At = name, at
	if name != "" {
		b := p.declare(p.scope, name, at)
		p.addValue(b, Value{Node: f, At: start, Scope: p.scope})
	}
	return f
}

// method reads a function from its parameters.
func (p *parser) method(start int32, owner *Node) *Node {
	f := p.node(Function, start)
	f.Owner = owner
	if p.types && p.tok.kind == '<' {
		p.skipTypeArguments()
	}
	p.open(f)
	f.Scope = p.scope
	if p.tok.kind == '(' {
		p.parameters(f)
	}
	p.annotation()
	if p.tok.kind == '{' {
		p.block()
	} else {
		p.accept(';') // a declaration without a body
	}
	p.close()
	f.End = p.prevEnd
	return f
}

// parameters reads the parameters of f in its scope.
func (p *parser) parameters(f *Node) {
	p.accept('(')
	from := len(p.stack)
	for i := 0; p.beginsParameter(); i++ {
		p.parameter(f, i)
		if p.tok.kind != ')' && !p.accept(',') {
			break // broken
		}
	}
	p.accept(')')
	f.List = p.list(from)
}

// beginsParameter reports whether the current token can begin a parameter.
func (p *parser) beginsParameter() bool {
	switch p.tok.kind {
	case identifier, '{', '[', ellipsis, '@':
		return true
	}
	return false
}

func (p *parser) parameter(f *Node, index int) {
	start := p.tok.start
	for p.tok.kind == '@' {
		p.decorator()
	}
	field := p.types && p.parameterProperty()
	rest := p.accept(ellipsis)
	n := p.pattern()
	if p.types && p.accept('?') {
		p.annotation()
	}
	if p.accept('=') {
		otherwise := p.assignment()
		d := p.node(Assign, start)
		d.X, d.Y = n, otherwise
		n = d
	}
	if rest {
		s := p.node(Spread, start)
		s.X = n
		n = s
	}
	p.bindParameter(f, n, index)
	p.stack = append(p.stack, n)
	if field && p.owner != nil {
		p.addField(f, n)
	}
}

// parameterProperty skips the words that make a parameter of a constructor a field.
func (p *parser) parameterProperty() (field bool) {
	for p.is("private") || p.is("public") || p.is("protected") || p.is("readonly") || p.is("override") {
		if p.peek().kind != identifier {
			break
		}
		p.advance()
		field = true
	}
	return field
}

// addField adds the parameter of a constructor to the members of its class.
func (p *parser) addField(f, n *Node) {
	name := n
	if name.Kind == Assign {
		name = name.X
	}
	if name.Kind != Identifier {
		return
	}
	item := p.node(Property, n.Start)
	item.Name, item.At = name.Name, name.Start
	item.X = p.shorthand(name.Name, name.Start)
	item.X.Scope = f.Scope
	p.owner.List = append(p.owner.List, item)
}

// yield reads a yield expression. The result of a generator is an array of what it yields.
func (p *parser) yield(start int32) *Node {
	p.advance()
	all := p.accept('*')
	if p.tok.newline || p.tok.kind == ')' || p.tok.kind == '}' || p.tok.kind == ';' {
		return p.node(Other, start)
	}
	item := p.assignment()
	n := p.other(start, item)
	if all {
		item = &Node{Kind: Spread, Start: item.Start, End: item.End, X: item}
	}
	scope := p.scope.hoist()
	if scope.Func == nil {
		return n
	}
	if last := len(scope.Returns) - 1; last >= 0 && scope.Returns[last].Kind == Array && scope.Returns[last].Scope == scope {
		scope.Returns[last].List = append(scope.Returns[last].List, item)
	} else {
		scope.Returns = append(scope.Returns, &Node{Kind: Array, Start: item.Start, End: item.End, List: []*Node{item}, Scope: scope})
	}
	return n
}

// arrowFunction reads an arrow function that begins with a name: x => ..., async x => ..., or type parameters. It returns
// nil if there is none.
func (p *parser) arrowFunction(start int32) *Node {
	if p.types && p.tok.kind == '<' {
		return p.genericArrow(start)
	}
	if p.tok.kind != identifier {
		return nil
	}
	if p.is("async") {
		at := p.save()
		p.advance()
		if p.tok.kind == identifier && !p.tok.newline && !p.is("function") && p.peek().kind == arrow {
			return p.arrowBody(start, p.identifier())
		}
		if p.types && p.tok.kind == '<' {
			if f := p.genericArrow(start); f != nil {
				return f
			}
		}
		p.restore(at)
	}
	return nil
}

// genericArrow reads <T>(x: T) => ..., nil if there is none.
func (p *parser) genericArrow(start int32) *Node {
	at := p.save()
	p.skipTypeArguments()
	if !p.isArrowFunction() {
		p.restore(at)
		return nil
	}
	f := p.parenthesis()
	f.Start = start
	return f
}

// maxLookahead is the number of tokens in which the end of parameters is looked for.
const maxLookahead = 1_000

// isArrowFunction reports whether parameters and an arrow, or the type of a result, follow.
func (p *parser) isArrowFunction() bool {
	if p.tok.kind != '(' {
		return false
	}
	at := p.save()
	defer p.restore(at)
	depth := 0
	for range maxLookahead {
		switch p.tok.kind {
		case '(':
			depth++
		case ')':
			depth--
		case eof, backquote:
			return false
		}
		p.advance()
		if depth == 0 {
			return p.tok.kind == arrow || p.tok.kind == ':'
		}
	}
	return false
}

// arrowBody reads an arrow function after its single parameter.
func (p *parser) arrowBody(start int32, parameter *Node) *Node {
	if parameter.Kind == Function {
		p.advance()
		return parameter
	}
	return p.arrowFrom(start, p.lists.list(parameter))
}

// arrowFrom reads an arrow function from its arrow. Its parameters have been read as expressions.
func (p *parser) arrowFrom(start int32, parameters []*Node) *Node {
	f := p.node(Function, start)
	f.Arrow = true
	f.List = parameters
	p.open(f)
	f.Scope = p.scope
	for i, n := range parameters {
		p.bindParameter(f, n, i)
	}
	p.accept(arrow)
	if p.tok.kind == '{' {
		p.block()
	} else {
		f.X = p.assignment()
		f.Scope.Returns = p.lists.list(f.X)
	}
	p.close()
	f.End = p.prevEnd
	return f
}
