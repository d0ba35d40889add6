package script

// ambientStatement reads a declaration that follows the word declare and begins with word. Its names are those of another
// script or of the browser, so they are not declared in the file.
func (p *parser) ambientStatement(word string) {
	outer := p.ambient
	p.ambient = true
	defer func() { p.ambient = outer }()
	if word == "global" || word == "module" || word == "namespace" {
		p.advance()
		for p.tok.kind != '{' && p.tok.kind != ';' && p.tok.kind != eof && !p.tok.newline {
			p.advance()
		}
	}
	p.statement()
}

// namespace reads a namespace from its name as an object of the names that it exports.
func (p *parser) namespace() {
	if p.tok.kind != identifier { // declarations of another module
		p.advance()
		p.statement()
		return
	}
	name := p.identifier()
	n := p.namespaceNode(name)
	if p.accept('.') && p.tok.kind == identifier { // namespace A.B
		p.open(nil)
		inner := p.tok
		p.namespace()
		p.export(n, p.declare(p.scope, p.src[inner.start:inner.end], inner.start))
		p.close()
		return
	}
	if p.tok.kind != '{' {
		return
	}
	p.open(nil)
	outer, scope := p.inside, p.scope
	p.inside = &openNamespace{object: n, scope: scope}
	p.block()
	p.inside = outer
	p.close()
	n.End = p.prevEnd
}

// openNamespace is a namespace that is being read.
type openNamespace struct {
	object *Node
	scope  *Scope
}

// namespaceNode returns the object of a namespace, which several declarations share.
func (p *parser) namespaceNode(name *Node) *Node {
	if b := p.scope.own(name.Name); b != nil && len(b.Values) > 0 {
		if n := b.Values[0].Node; n != nil && n.Kind == Object && !n.Pattern {
			p.declare(p.scope, name.Name, name.Start) // exported again
			return n
		}
	}
	n := p.node(Object, p.tok.start)
	p.file.Objects = append(p.file.Objects, n)
	p.bind(name, Value{Node: n, At: name.Start, Scope: p.scope}, p.scope)
	return n
}

// export adds a name to the object of a namespace.
func (p *parser) export(n *Node, b *Binding) {
	item := p.node(Property, b.At)
	item.Name, item.At = b.Name, b.At
	item.X = p.shorthand(b.Name, b.At)
	item.X.Scope = b.Scope
	n.List = append(n.List, item)
}
