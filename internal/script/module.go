package script

// imports records a module that the file imports.
func (p *parser) imports(module string) {
	if !p.modules[module] {
		p.modules[module] = true
		p.file.Modules = append(p.file.Modules, module)
	}
}

// importStatement reads an import declaration. It reports false for import(...) and import.meta.
func (p *parser) importStatement() bool {
	switch p.peek().kind {
	case '(', '.':
		return false
	}
	p.advance()
	p.file.Module = true
	if p.tok.kind == str {
		p.imports(p.string().Name)
		p.accept(';')
		return true
	}
	if next := p.peek(); p.types && p.is("type") && next.kind != ',' && p.src[next.start:next.end] != "from" {
		p.advance()
	}
	var bound []*Binding
	add := func(name string, as token) {
		b := p.declare(p.file.Top, p.src[as.start:as.end], as.start)
		b.Import = &Import{Name: name}
		bound = append(bound, b)
	}
	for p.tok.kind != str && p.tok.kind != ';' && p.tok.kind != eof {
		switch {
		case p.tok.kind == '{':
			p.advance()
			p.specifiers(add)
		case p.tok.kind == '*':
			p.advance()
			p.acceptWord("as")
			if p.tok.kind == identifier {
				add("*", p.tok)
				p.advance()
			}
		case p.is("from"):
			p.advance()
			if p.tok.kind != str {
				return true // being typed
			}
		case p.tok.kind == identifier:
			if p.tok.newline {
				return true
			}
			add("default", p.tok)
			p.advance()
		case p.tok.kind == '=': // import x = require("y")
			p.advance()
			if c := p.assignment(); c.Kind == Call && len(c.List) == 1 && c.List[0].Kind == String && len(bound) > 0 {
				bound[0].Import.Module, bound[0].Import.Name = c.List[0].Name, "*"
			}
			return true
		default:
			p.advance()
		}
	}
	if p.tok.kind == str {
		module := p.string().Name
		p.imports(module)
		for _, b := range bound {
			b.Import.Module = module
		}
		if p.acceptWord("with") || p.acceptWord("assert") {
			p.skipBalanced()
		}
	}
	p.accept(';')
	return true
}

// specifiers reads name as other, ... to the closing brace.
func (p *parser) specifiers(add func(name string, as token)) {
	for p.tok.kind != '}' && p.tok.kind != eof {
		if p.tok.kind != identifier && p.tok.kind != str {
			p.advance()
			continue
		}
		if next := p.peek(); p.types && p.is("type") && next.kind == identifier && p.src[next.start:next.end] != "as" {
			p.advance()
		}
		name, as := p.unquoted(), p.tok
		p.advance()
		if p.acceptWord("as") {
			as = p.tok
			p.advance()
		}
		add(name, as)
	}
	p.accept('}')
}

// unquoted returns the text of a name, or of a string without its quotation marks.
func (p *parser) unquoted() string {
	if s := p.text(); p.tok.kind == str && len(s) > 1 {
		return s[1 : len(s)-1]
	}
	return p.text()
}

// exportStatement reads an export declaration.
func (p *parser) exportStatement() {
	p.advance()
	if p.inside != nil && p.tok.kind != '{' && p.tok.kind != '*' && !p.is("default") {
		for _, b := range p.exportedBy(p.inside.scope) {
			p.export(p.inside.object, b)
		}
		return
	}
	p.file.Module = true
	switch {
	case p.acceptWord("default"):
		p.exportDefault()
	case p.tok.kind == '*':
		p.advance()
		name := ""
		if p.acceptWord("as") {
			name = p.unquoted()
			p.advance()
		}
		if p.acceptWord("from") && p.tok.kind == str {
			module := p.string().Name
			p.imports(module)
			if name == "" {
				p.file.Stars = append(p.file.Stars, module)
			} else {
				p.file.Exports[name] = Export{Import: &Import{module, "*"}}
			}
		}
	case p.tok.kind == '{':
		p.exportList()
	case p.tok.kind == '=': // export = x
		p.advance()
		p.file.Exports["default"] = Export{Node: p.assignment()}
	default:
		p.exportDeclaration()
	}
}

func (p *parser) exportDefault() {
	start := p.tok.start
	var n *Node
	switch {
	case p.is("function"):
		n = p.function(start)
	case p.is("class"):
		n = p.class(start)
	default:
		n = p.assignment()
		p.accept(';')
	}
	p.file.Exports["default"] = Export{Node: n}
	if (n.Kind == Function || n.Kind == Class) && n.Name != "" {
		b := p.declare(p.scope, n.Name, n.At)
		b.Exported = append(b.Exported, "default")
	}
}

// exportList reads { a, b as c } with or without a module.
func (p *parser) exportList() {
	p.advance()
	type pair struct{ name, as string }
	var list []pair
	p.specifiers(func(name string, as token) { list = append(list, pair{name, p.src[as.start:as.end]}) })
	module := ""
	if p.acceptWord("from") && p.tok.kind == str {
		module = p.string().Name
		p.imports(module)
	}
	for _, e := range list {
		if module != "" {
			p.file.Exports[e.as] = Export{Import: &Import{module, e.name}}
			continue
		}
		b := p.declare(p.file.Top, e.name, p.tok.start)
		b.Exported = append(b.Exported, e.as)
		p.file.Exports[e.as] = Export{Binding: b}
	}
	p.accept(';')
}

// exportDeclaration reads a declaration, whose names are exported.
func (p *parser) exportDeclaration() {
	for _, b := range p.exportedBy(p.file.Top) {
		b.Exported = append(b.Exported, b.Name)
		p.file.Exports[b.Name] = Export{Binding: b}
	}
}

// exportedBy reads a declaration and returns the names that it declares in scope.
func (p *parser) exportedBy(scope *Scope) []*Binding {
	exporting, exported := p.exporting, p.exported
	p.exporting, p.exported = scope, nil
	p.statementOrSkip()
	declared := p.exported
	p.exporting, p.exported = exporting, exported
	return declared
}

// importExpression reads import("module") and import.meta.
func (p *parser) importExpression() *Node {
	start := p.tok.start
	p.advance()
	if p.accept('.') {
		p.accept(identifier)
		return p.node(Env, start) // import.meta, whose env follows
	}
	callee := p.node(Identifier, start)
	callee.Name, callee.Scope = "require", &Scope{}
	return p.call(start, callee)
}
