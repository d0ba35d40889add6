package script

// statement reads a statement or a declaration.
func (p *parser) statement() {
	if !p.enter() {
		return
	}
	defer p.leave()
	switch p.tok.kind {
	case '{':
		p.open(nil)
		p.block()
		p.close()
	case ';':
		p.advance()
	case '@':
		p.decorator()
	case ')', ']', '}', ',', ':':
		p.advance() // unbalanced
	case identifier:
		if !p.keyword() {
			p.expressionStatement()
		}
	default:
		p.expressionStatement()
	}
}

func (p *parser) expressionStatement() {
	p.expression()
	p.accept(';')
}

// block reads statements in braces.
func (p *parser) block() {
	if !p.accept('{') {
		return
	}
	for p.tok.kind != '}' && p.tok.kind != eof {
		p.statementOrSkip()
	}
	p.accept('}')
}

// keyword reads a statement that begins with a keyword. It reports false if the current name is none.
func (p *parser) keyword() bool {
	start := p.tok.start
	switch p.text() {
	case "var", "let", "const":
		return p.variables()
	case "function":
		p.function(start)
	case "async":
		if next := p.peek(); next.newline || p.src[next.start:next.end] != "function" {
			return false
		}
		p.advance()
		p.function(start)
	case "class":
		p.class(start)
	case "if", "while", "with", "switch":
		p.advance()
		p.condition()
		p.body()
	case "for":
		p.loop()
	case "return":
		p.advance()
		p.returned()
	case "throw":
		p.advance()
		p.expressionStatement()
	case "do", "else":
		p.advance()
		p.body()
	case "try", "finally":
		p.advance()
	case "catch":
		p.advance()
		p.catch()
	case "case":
		p.advance()
		p.expression()
		p.accept(':')
	case "default":
		p.advance()
		p.accept(':')
	case "break", "continue":
		p.advance()
		if p.tok.kind == identifier && !p.tok.newline {
			p.advance()
		}
	case "import":
		return p.importStatement()
	case "export":
		p.exportStatement()
	default:
		return p.types && p.typeDeclaration() || p.label()
	}
	return true
}

// label skips a label.
func (p *parser) label() bool {
	if p.peek().kind != ':' {
		return false
	}
	p.advance()
	p.advance()
	return true
}

// body reads a statement that is not always executed, in a separate scope.
func (p *parser) body() {
	if p.tok.kind == '{' {
		p.statement()
		return
	}
	p.open(nil)
	p.statementOrSkip()
	p.close()
}

func (p *parser) condition() {
	if p.accept('(') {
		p.expression()
		p.accept(')')
	}
}

// returned reads what follows return.
func (p *parser) returned() {
	if p.tok.newline || p.tok.kind == ';' || p.tok.kind == '}' || p.tok.kind == eof {
		return
	}
	value := p.expression()
	p.accept(';')
	if f := p.scope.hoist(); f.Func != nil {
		f.Returns = p.lists.append(f.Returns, value)
	}
}

func (p *parser) catch() {
	p.open(nil)
	defer p.close()
	if p.accept('(') {
		p.bind(p.pattern(), Value{}, p.scope)
		p.accept(')')
	}
	p.block()
}

// loop reads a for statement with its body.
func (p *parser) loop() {
	p.advance()
	p.acceptWord("await")
	p.open(nil)
	defer p.close()
	if p.accept('(') {
		p.loopHead()
		for p.tok.kind != ')' && p.tok.kind != eof && p.tok.kind != '{' && p.tok.kind != '}' {
			before := p.tok
			p.accept(';')
			if p.tok.kind != ')' && p.tok.kind != ';' {
				p.expression()
			}
			if p.tok == before {
				p.advance()
			}
		}
		p.accept(')')
	}
	p.statement()
}

// loopHead reads the first part of a for statement. A variable of for ... of is any item.
func (p *parser) loopHead() {
	if !p.is("var") && !p.is("let") && !p.is("const") {
		if p.tok.kind != ';' {
			p.expression()
		}
		return
	}
	at := p.save()
	where := p.scope
	if p.is("var") {
		where = p.scope.hoist()
	}
	p.advance()
	pattern := p.pattern()
	switch {
	case p.acceptWord("of"):
		list := p.expression()
		p.bind(pattern, Value{Node: list, Path: p.steps.list(Step{Any: true}), At: pattern.Start, Scope: p.scope}, where)
	case p.acceptWord("in"):
		p.expression()
		p.bind(pattern, Value{At: pattern.Start, Scope: p.scope}, where)
	default:
		p.restore(at)
		p.variables()
	}
}

// variables reads a declaration with var, let or const. It reports false if let is a name.
func (p *parser) variables() bool {
	where := p.scope
	switch p.text() {
	case "var":
		where = p.scope.hoist()
	case "const":
		if next := p.peek(); p.types && p.src[next.start:next.end] == "enum" {
			p.advance()
			return p.typeDeclaration()
		}
	case "let":
		if next := p.peek(); next.kind != identifier && next.kind != '{' && next.kind != '[' {
			return false
		}
	}
	p.advance()
	for p.tok.kind == identifier || p.tok.kind == '{' || p.tok.kind == '[' {
		target := p.pattern()
		value := Value{At: target.Start, Scope: p.scope}
		if p.accept('=') {
			value.Node = p.assignment()
		} else {
			value.Node = p.nothing(target)
		}
		p.bind(target, value, where)
		if !p.accept(',') {
			break
		}
	}
	p.accept(';')
	return true
}

// nothing is the value of a variable without one. Loops leave the variables that they declare alone.
func (p *parser) nothing(target *Node) *Node {
	if p.is("of") || p.is("in") {
		return nil
	}
	return p.node(Nothing, target.End)
}
