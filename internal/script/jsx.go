package script

// element reads a JSX element or fragment.
func (p *parser) element() *Node {
	start := p.tok.start
	if !p.enter() {
		return p.node(Other, start)
	}
	defer p.leave()
	p.advance()
	n := p.node(Element, start)
	n.Scope = p.scope
	attributes := p.node(Object, start)
	if p.tok.kind != '>' {
		n.X = p.tag()
		if p.types && p.tok.kind == '<' {
			p.skipTypeArguments()
		}
		p.attributes(attributes)
	}
	n.List = p.lists.list(attributes)
	p.file.Calls = append(p.file.Calls, n)
	switch p.tok.kind {
	case '/':
		p.advance()
		p.accept('>')
	case '>':
		p.children()
	}
	n.End = p.prevEnd
	return n
}

// tag reads the name of an element. One in lower case is of HTML.
func (p *parser) tag() *Node {
	if p.tok.kind != identifier {
		return p.node(Other, p.tok.start)
	}
	n := p.identifier()
	for p.tok.kind == '.' || p.tok.kind == '-' || p.tok.kind == ':' {
		if p.tok.kind == '.' {
			n = p.member(n)
			continue
		}
		p.advance()
		p.accept(identifier)
	}
	return n
}

func (p *parser) attributes(n *Node) {
	for p.tok.kind != '>' && p.tok.kind != '/' && p.tok.kind != eof {
		start := p.tok.start
		switch p.tok.kind {
		case '{': // {...props}
			p.advance()
			p.accept(ellipsis)
			value := p.expression()
			p.accept('}')
			s := p.node(Spread, start)
			s.X = value
			n.List = append(n.List, s)
		case identifier:
			n.List = append(n.List, p.attribute())
		default:
			p.advance()
		}
	}
	n.End = p.prevEnd
}

func (p *parser) attribute() *Node {
	item := p.node(Property, p.tok.start)
	item.At = p.tok.start
	p.advance()
	for p.tok.kind == '-' || p.tok.kind == ':' {
		p.advance()
		p.accept(identifier)
	}
	item.Name = p.src[item.At:p.prevEnd]
	item.X = p.node(Other, item.Start)
	if p.accept('=') {
		switch p.tok.kind {
		case str:
			item.X = p.string()
		case '{':
			p.advance()
			item.X = p.expression()
			p.accept('}')
		case '<':
			item.X = p.element()
		}
	}
	if f := item.X; f.Kind == Function && f.Owner == nil {
		f.Owner = item
	}
	item.End = p.prevEnd
	return item
}

// children reads what is between the tags of an element, from the end of the opening one.
func (p *parser) children() {
	p.pos = p.tok.end
	for p.pos < p.end {
		switch p.src[p.pos] {
		case '{':
			p.pos++
			p.advance()
			for p.tok.kind != '}' && p.tok.kind != eof {
				before := p.tok
				p.accept(ellipsis)
				p.expression()
				if p.tok == before || p.tok.kind == ';' {
					p.advance()
				}
			}
			if p.file.Cut {
				return
			}
			p.pos = p.tok.end
		case '<':
			p.tok = p.next()
			if p.closes() {
				return
			}
			p.element()
			if p.file.Cut {
				return
			}
			p.pos = p.prevEnd
		default:
			p.pos++
		}
	}
	p.tok = token{start: p.end, end: p.end}
}

// closes skips a closing tag, whose first character is the current token. It reports false for an opening one.
func (p *parser) closes() bool {
	if p.peek().kind != '/' {
		return false
	}
	for p.tok.kind != '>' && p.tok.kind != eof {
		p.advance()
	}
	p.accept('>')
	return true
}
