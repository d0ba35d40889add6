package script

// annotation skips a type after a colon.
func (p *parser) annotation() {
	if !p.types {
		return
	}
	if p.tok.kind == '?' && p.peek().kind == ':' || p.tok.kind == '!' && p.peek().kind == ':' {
		p.advance()
	}
	if p.accept(':') {
		p.skipType()
	}
}

// skipType skips a type.
func (p *parser) skipType() {
	if !p.enter() {
		return
	}
	defer p.leave()
	p.accept('|')
	p.accept('&')
	for p.typeOperand() {
		switch {
		case p.tok.kind == '|' || p.tok.kind == '&':
			p.advance()
		case p.is("is") && !p.tok.newline:
			p.advance()
		case p.is("extends") && !p.tok.newline:
			p.advance()
			p.skipType()
			if p.accept('?') {
				p.skipType()
				p.accept(':')
				p.skipType()
			}
			return
		default:
			return
		}
	}
}

// typeOperand skips a part of a type. It reports false if there is none.
func (p *parser) typeOperand() bool {
	switch p.tok.kind {
	case identifier:
		switch p.text() {
		case "keyof", "typeof", "readonly", "infer", "unique", "asserts", "new", "abstract":
			if next := p.peek(); next.kind == identifier || next.kind == '(' || next.kind == '{' || next.kind == '[' {
				p.advance()
				return p.typeOperand()
			}
		}
		p.advance()
		for p.tok.kind == '.' || p.tok.kind == '(' && p.src[p.prevEnd-1] == 't' && p.tok.start == p.prevEnd { // import("x")
			if p.tok.kind == '(' {
				p.skipBalanced()
				continue
			}
			p.advance()
			p.accept(identifier)
		}
	case str, number:
		p.advance()
	case '-':
		p.advance()
		p.accept(number)
	case backquote:
		p.template()
	case '{', '[':
		p.skipBalanced()
	case '(':
		p.skipBalanced()
		if p.accept(arrow) {
			p.skipType()
		}
		return true
	case '<':
		p.skipTypeArguments()
		return p.typeOperand()
	default:
		return false
	}
	for !p.tok.newline {
		switch p.tok.kind {
		case '[':
			p.skipBalanced()
			continue
		case '<':
			p.skipTypeArguments()
			continue
		case '!':
		}
		break
	}
	return true
}

// skipTypeArguments skips <...> in types.
func (p *parser) skipTypeArguments() {
	if !p.accept('<') || !p.enter() {
		return
	}
	defer p.leave()
	for p.tok.kind != '>' && p.tok.kind != eof && p.tok.kind != ';' {
		before := p.tok
		p.skipType()
		if p.accept('=') { // a default
			p.skipType()
		}
		p.accept(',')
		if p.tok == before {
			if p.tok.kind == ')' || p.tok.kind == '}' {
				return
			}
			p.advance()
		}
	}
	p.accept('>')
}

// tryTypeArguments skips <...> between a function and its arguments. Otherwise it reports false and skips nothing.
func (p *parser) tryTypeArguments() bool {
	at := p.save()
	p.skipTypeArguments()
	if p.src[p.prevEnd-1] == '>' && (p.tok.kind == '(' || p.tok.kind == backquote) {
		return true
	}
	p.restore(at)
	return false
}

// typeDeclaration reads what only TypeScript declares. It reports false if the current name does not begin one.
func (p *parser) typeDeclaration() bool {
	next := p.peek()
	word := p.src[next.start:next.end]
	switch p.text() {
	case "interface":
		if next.kind != identifier || next.newline {
			return false
		}
		for p.tok.kind != '{' && p.tok.kind != eof && p.tok.kind != ';' {
			p.advance()
		}
		p.skipBalanced()
	case "type":
		if next.kind != identifier || next.newline {
			return false
		}
		p.advance()
		p.advance()
		if p.tok.kind == '<' {
			p.skipTypeArguments()
		}
		if p.accept('=') {
			p.skipType()
		}
		p.accept(';')
	case "enum":
		if next.kind != identifier {
			return false
		}
		p.enum()
	case "abstract":
		if next.kind != identifier || next.newline {
			return false
		}
		p.advance()
		p.statement()
	case "declare":
		if next.kind != identifier || next.newline {
			return false
		}
		p.advance()
		p.ambientStatement(word)
	case "namespace", "module":
		if next.kind != identifier && next.kind != str || next.newline {
			return false
		}
		p.advance()
		p.namespace()
	default:
		return false
	}
	return true
}

// enum reads an enumeration as an object.
func (p *parser) enum() {
	p.advance()
	name := p.identifier()
	n := p.node(Object, p.tok.start)
	p.accept('{')
	for p.tok.kind != '}' && p.tok.kind != eof {
		before := p.tok
		start := p.tok.start
		if key, at, ok := p.key(); ok {
			item := p.node(Property, start)
			item.Name, item.At = key, at
			item.X = p.node(Other, start)
			if p.accept('=') {
				item.X = p.assignment()
			}
			n.List = append(n.List, item)
		}
		if !p.accept(',') && p.tok == before {
			p.advance()
		}
	}
	p.accept('}')
	n.End = p.prevEnd
	p.bind(name, Value{Node: n, At: name.Start, Scope: p.scope}, p.scope)
}
