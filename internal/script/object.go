package script

// object reads an object, or a pattern for one.
func (p *parser) object() *Node {
	n := p.node(Object, p.tok.start)
	if !p.enter() {
		return n
	}
	defer p.leave()
	p.accept('{')
	from := len(p.stack)
	for p.tok.kind != '}' && p.tok.kind != eof {
		if p.tok.kind == ')' || p.tok.kind == ']' || p.tok.kind == ';' {
			break // the closing brace is missing
		}
		before := p.tok
		if item := p.property(n); item != nil {
			p.stack = append(p.stack, item)
		}
		if p.tok.kind != '}' && !p.accept(',') && p.tok == before {
			p.advance()
		}
	}
	p.accept('}')
	n.List = p.list(from)
	n.End = p.prevEnd
	p.file.Objects = append(p.file.Objects, n)
	return n
}

// property reads a property of an object; nil if there is none.
func (p *parser) property(object *Node) *Node {
	start := p.tok.start
	if p.accept(ellipsis) {
		value := p.assignment()
		s := p.node(Spread, start)
		s.X = value
		return s
	}
	getter := p.modifiers()
	key, at, ok := p.key()
	if !ok {
		return nil
	}
	item := p.node(Property, start)
	item.Name, item.At = key, at
	switch p.tok.kind {
	case ':':
		p.advance()
		item.X = p.assignment()
	case '(', '<':
		item.X = p.method(start, object)
		if getter {
			item.X = p.getter(item.X)
		}
	case '=': // a default in a pattern
		p.advance()
		d := p.node(Assign, start)
		d.X = p.shorthand(key, at)
		d.Y = p.assignment()
		item.X = d
	default:
		item.X = p.shorthand(key, at)
	}
	if v := item.X; (v.Kind == Function || v.Kind == Object) && v.Owner == nil {
		v.Owner = object
	}
	item.End = p.prevEnd
	return item
}

// getter returns what a getter returns; nothing if it is abstract.
func (p *parser) getter(f *Node) *Node {
	switch len(f.Scope.Returns) {
	case 0:
		return p.node(Nothing, f.Start)
	case 1:
		return f.Scope.Returns[0]
	}
	return p.other(f.Start, f)
}

func (p *parser) shorthand(name string, at int32) *Node {
	n := p.node(Identifier, at)
	n.End = at + int32(len(name))
	n.Name, n.Scope = name, p.scope
	return n
}

// modifiers skips the words before a key: async, get, set, static and those of TypeScript. It reports whether one is get.
func (p *parser) modifiers() (getter bool) {
	for p.tok.kind == identifier {
		switch p.text() {
		case "async", "get", "set", "static", "public", "private", "protected", "readonly", "override", "abstract", "declare", "accessor":
		default:
			return getter
		}
		switch next := p.peek(); next.kind {
		case identifier, str, number, '[', private, '*', '#':
			if next.newline && !p.is("static") {
				return getter
			}
		default:
			return getter
		}
		getter = getter || p.is("get")
		p.advance()
	}
	return getter
}

// key reads the key of a property or a member. A computed key has an empty name unless it is a string.
func (p *parser) key() (name string, at int32, ok bool) {
	p.accept('*')
	at = p.tok.start
	switch p.tok.kind {
	case identifier, private, number:
		name = p.text()
		p.advance()
	case str:
		s := p.string()
		name, at = s.Name, s.Start
	case '[':
		p.advance()
		if k := p.assignment(); k.Kind == String {
			name, at = k.Name, k.Start
		}
		p.accept(']')
	default:
		return "", at, false
	}
	if p.types && (p.tok.kind == '?' || p.tok.kind == '!') {
		p.advance()
	}
	return name, at, true
}
