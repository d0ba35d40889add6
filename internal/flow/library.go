package flow

import (
	"plugin-manifest-ls/internal/script"
)

// functionOfLibrary returns the name that a function has in its library: that of a global name, of an import from a package,
// or of a member of one, such as React.useState. It is empty for a function of the extension.
func (p *Program) functionOfLibrary(x Expr, n *script.Node) string {
	switch n.Kind {
	case script.Identifier:
		b := n.Scope.Lookup(n.Name)
		switch {
		case b == nil:
			return n.Name
		case b.Import != nil:
			if p.files.Resolve(x.File, b.Import.Module) == "" {
				return b.Import.Name
			}
		case len(b.Values) == 1 && len(b.Values[0].Path) == 1 && p.isFramework(x, b.Values[0].Node): // const { ref } = Vue
			return b.Values[0].Path[0].Name
		}
	case script.Member:
		if p.isFramework(x, n.X) {
			return n.Name
		}
	}
	return ""
}

// isFramework reports whether n is a framework as a whole: a global name or an import.
func (p *Program) isFramework(x Expr, n *script.Node) bool {
	if n == nil || n.Kind != script.Identifier {
		return false
	}
	b := n.Scope.Lookup(n.Name)
	if b == nil {
		return n.Name == "React" || n.Name == "Vue" || n.Name == "preact"
	}
	return b.Import != nil && (b.Import.Name == "*" || b.Import.Name == "default") && p.files.Resolve(x.File, b.Import.Module) == ""
}

// promised returns the values with which the function that new Promise gets resolves it.
func (p *Program) promised(x Expr) []Value {
	executor := x.Node.List[0]
	if executor.Kind != script.Function || len(executor.List) == 0 || executor.List[0].Kind != script.Identifier {
		return unknown()
	}
	b := executor.Scope.Lookup(executor.List[0].Name)
	parsed := p.files.Parse(x.File)
	if b == nil || parsed == nil {
		return unknown()
	}
	var all []Value
	for _, call := range p.callsOf(x.File, parsed, executor, b) {
		if len(call.call.Node.List) > 0 {
			all = append(all, p.Eval(x.with(call.call.Node.List[0]))...)
		}
	}
	return all
}

// context returns the values of a React context: its default, and those that its providers give.
func (p *Program) context(x Expr) []Value {
	if len(x.Node.List) == 0 {
		return unknown()
	}
	var all []Value
	for _, c := range p.Eval(x.with(x.Node.List[0])) {
		if c.Node == nil || c.Node.Kind != script.Call {
			all = append(all, Value{})
			continue
		}
		provided := p.provided(c.Node)
		if len(c.Node.List) > 0 {
			for _, v := range p.Eval(Expr{File: c.File, Node: c.Node.List[0], frame: c.frame}) {
				if len(provided) == 0 || !v.Nothing {
					all = append(all, v)
				}
			}
		}
		all = append(all, provided...)
	}
	return all
}

// provided returns the values that the elements <Context.Provider value={...}> of a context give.
func (p *Program) provided(context *script.Node) []Value {
	var all []Value
	for _, file := range p.files.Having("Provider") {
		parsed := p.files.Parse(file)
		if parsed == nil {
			continue
		}
		elements := parsed.CallsOf("Provider")
		p.scan(len(elements))
		for _, e := range elements {
			if e.Kind != script.Element || e.X.Kind != script.Member {
				continue
			}
			value := e.List[0].Get("value")
			if value == nil {
				continue
			}
			for _, c := range p.evalAside(At(file, e.X.X)) {
				if c.Node == context {
					all = append(all, p.Eval(At(file, value.X))...)
				}
			}
		}
	}
	return all
}

// evalAside evaluates an expression whose parameters do not matter.
func (p *Program) evalAside(x Expr) []Value {
	open := len(p.open)
	values := p.Eval(x)
	p.open = p.open[:open]
	return values
}

// injected returns the values of inject(key) in a Vue component.
func (p *Program) injected(x Expr) []Value {
	list := x.Node.List
	if len(list) == 0 || list[0].Kind != script.String {
		return unknown()
	}
	found := p.provides(list[0].Name)
	if len(list) > 1 {
		found = append(found, x.with(list[1]))
	}
	return p.evalAll(found)
}

// provides returns the expressions that a Vue application provides under a key: provide(key, value), or a property of the
// option provide of a component.
func (p *Program) provides(key string) []Expr {
	var all []Expr
	for _, file := range p.files.Having(key) {
		parsed := p.files.Parse(file)
		if parsed == nil {
			continue
		}
		for _, c := range parsed.CallsOf("provide") {
			if c.Kind == script.Call && len(c.List) == 2 && c.List[0].Kind == script.String && c.List[0].Name == key {
				all = append(all, At(file, c.List[1]))
			}
		}
		p.scan(len(parsed.Objects))
		for _, o := range parsed.Objects {
			item := o.Get("provide")
			if item == nil || item.X == nil || o.Pattern {
				continue
			}
			for _, n := range stateOf(item.X) {
				if n.Kind == script.Object {
					if value := n.Get(key); value != nil {
						all = append(all, At(file, value.X))
					}
				}
			}
		}
	}
	return all
}

// injects reports whether a component injects a property under its own name.
func injects(component *script.Node, name string) bool {
	item := component.Get("inject")
	if item == nil || item.X == nil {
		return false
	}
	for _, n := range item.X.List {
		if n != nil && n.Name == name && (n.Kind == script.String || n.Kind == script.Property) {
			return true
		}
	}
	return false
}
