package script

import "strings"

// primary reads an operand without what follows it.
func (p *parser) primary() *Node {
	start := p.tok.start
	switch p.tok.kind {
	case str:
		return p.string()
	case number:
		p.advance()
		n := p.node(Number, start)
		n.Name = p.src[start:p.prevEnd]
		return n
	case backquote:
		return p.template()
	case '(':
		return p.parenthesis()
	case '[':
		return p.array()
	case '{':
		return p.object()
	case '/':
		return p.regularExpression()
	case '@':
		p.decorator()
		return p.primary()
	case private:
		p.advance()
		return p.node(Other, start)
	case identifier:
		return p.named(start)
	}
	return p.node(Other, start) // nothing that can be read: the caller goes on
}

// named reads an operand that begins with a name or a keyword.
func (p *parser) named(start int32) *Node {
	switch p.text() {
	case "function":
		return p.function(start)
	case "async":
		if next := p.peek(); !next.newline && p.src[next.start:next.end] == "function" {
			p.advance()
			return p.function(start)
		}
	case "class":
		return p.class(start)
	case "new":
		return p.newExpression()
	case "this":
		p.advance()
		n := p.node(This, start)
		n.Scope = p.scope
		return n
	case "null", "undefined":
		p.advance()
		return p.node(Nothing, start)
	case "import":
		return p.importExpression()
	case "case", "default", "else", "return", "throw", "if", "for", "while", "var", "const", "export", "try", "catch":
		return p.node(Other, start) // the expression is missing; a statement begins
	}
	return p.identifier()
}

func (p *parser) identifier() *Node {
	start := p.tok.start
	p.advance()
	n := p.node(Identifier, start)
	n.Name, n.Scope = p.src[start:p.prevEnd], p.scope
	return n
}

// string reads a string.
func (p *parser) string() *Node {
	start, end := p.tok.start, p.tok.end
	p.advance()
	return p.literal(start, end)
}

// literal returns the string between the quotation marks at start and before end.
func (p *parser) literal(start, end int32) *Node {
	n := p.node(String, start+1)
	n.End = max(end-1, start+1)
	if end-start < 2 || p.src[end-1] != p.src[start] && p.src[end-1] != '{' {
		n.End = end // unterminated
	}
	n.Name = p.src[n.Start:n.End]
	if strings.IndexByte(n.Name, '\\') >= 0 {
		n.Kind = Escaped
	}
	return n
}

// template reads a template. Without substitutions it is a string.
func (p *parser) template() *Node {
	start := p.tok.start
	p.pos = start + 1
	first := len(p.stack)
	from := p.pos
	for p.pos < p.end {
		switch c := p.src[p.pos]; {
		case c == '\\':
			p.pos = min(p.pos+2, p.end)
			continue
		case c == '`':
			p.part(from, p.pos)
			p.pos++
			p.prevEnd = p.pos
			p.tok = p.next()
			return p.templateOf(start, p.list(first))
		case c == '$' && p.at(1) == '{':
			p.part(from, p.pos)
			p.pos += 2
			p.advance()
			value := p.expression()
			p.stack = append(p.stack, value)
			if p.tok.kind != '}' {
				return p.templateOf(start, p.list(first)) // broken
			}
			p.pos = p.tok.end
			from = p.pos
			continue
		}
		p.pos++
	}
	p.stack = p.stack[:first]
	p.prevEnd = p.end
	p.tok = token{start: p.end, end: p.end}
	return p.node(Other, start)
}

// part puts the literal part of a template from start to end on the stack, unless it is empty.
func (p *parser) part(start, end int32) {
	if start == end {
		return
	}
	n := p.node(String, start)
	n.End = end
	if n.Name = p.src[start:end]; strings.IndexByte(n.Name, '\\') >= 0 {
		n.Kind = Escaped
	}
	p.stack = append(p.stack, n)
}

func (p *parser) templateOf(start int32, parts []*Node) *Node {
	switch {
	case len(parts) == 0:
		n := p.node(String, start+1)
		n.End = start + 1
		return n
	case len(parts) == 1 && (parts[0].Kind == String || parts[0].Kind == Escaped) && parts[0].Start == start+1:
		return parts[0]
	}
	n := p.node(Template, start)
	n.List = parts
	return n
}

func (p *parser) regularExpression() *Node {
	start := p.tok.start
	p.pos = start + 1
	p.regexp()
	p.advance()
	return p.node(Other, start)
}

// parenthesis reads an expression in parentheses. The parameters of an arrow function are read here, too.
func (p *parser) parenthesis() *Node {
	start := p.tok.start
	list := p.arguments()
	if p.types && p.tok.kind == ':' {
		at := p.save()
		if p.annotation(); p.tok.kind != arrow {
			p.restore(at)
		}
	}
	if p.tok.kind == arrow {
		return p.arrowFrom(start, list)
	}
	if len(list) == 0 {
		return p.node(Other, start)
	}
	return list[len(list)-1]
}

// arguments reads expressions in parentheses. In TypeScript, those that turn out to be parameters may have types.
func (p *parser) arguments() []*Node {
	p.accept('(')
	from := len(p.stack)
	for p.tok.kind != ')' && p.tok.kind != eof && p.tok.kind != '}' && p.tok.kind != ']' {
		before := p.tok
		argument := p.argument()
		p.stack = append(p.stack, argument)
		if p.tok.kind != ')' && !p.accept(',') && p.tok == before {
			p.advance()
		}
		if p.tok.kind == ';' {
			break // the closing parenthesis is missing
		}
	}
	p.accept(')')
	return p.list(from)
}

func (p *parser) argument() *Node {
	start := p.tok.start
	if p.accept(ellipsis) {
		n := p.assignment()
		p.annotation()
		s := p.node(Spread, start)
		s.X = n
		return s
	}
	n := p.assignment()
	if p.types && (p.tok.kind == '?' || p.tok.kind == ':') {
		p.accept('?')
		p.annotation()
		if p.accept('=') {
			otherwise := p.assignment()
			d := p.node(Assign, start)
			d.X, d.Y = n, otherwise
			return d
		}
	}
	return n
}

// array reads an array, or a pattern for one.
func (p *parser) array() *Node {
	start := p.tok.start
	p.accept('[')
	from := len(p.stack)
	for p.tok.kind != ']' && p.tok.kind != eof && p.tok.kind != ')' && p.tok.kind != '}' {
		if p.accept(',') {
			p.stack = append(p.stack, nil)
			continue
		}
		before := p.tok
		item := p.argument()
		p.stack = append(p.stack, item)
		if p.tok.kind != ']' && !p.accept(',') && p.tok == before {
			p.advance()
		}
		if p.tok.kind == ';' {
			break
		}
	}
	p.accept(']')
	n := p.node(Array, start)
	n.List = p.list(from)
	return n
}

// newExpression reads new X(...) without what follows it.
func (p *parser) newExpression() *Node {
	start := p.tok.start
	p.advance()
	if p.tok.kind == '.' { // new.target
		p.advance()
		p.accept(identifier)
		return p.node(Other, start)
	}
	callee := p.deep(p.primary)
	for p.tok.kind == '.' {
		callee = p.member(callee)
	}
	if p.types && p.tok.kind == '<' {
		p.tryTypeArguments()
	}
	var list []*Node
	if p.tok.kind == '(' {
		list = p.arguments()
	}
	n := p.node(New, start)
	n.X, n.List, n.Scope = callee, list, p.scope
	p.file.Calls = append(p.file.Calls, n)
	own(n)
	return n
}

// own sets the owner of the functions among the arguments of a call. A function before the argument this has the this of
// the code around it: forEach(function () {}, this).
func own(call *Node) {
	if n := len(call.List); n > 1 && call.List[n-1].Kind == This && call.List[n-2].Kind == Function {
		call.List[n-2].Arrow = true
	}
	for _, a := range call.List {
		if a.Kind == Function && a.Owner == nil {
			a.Owner = call
		}
	}
}
