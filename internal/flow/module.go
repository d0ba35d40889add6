package flow

import (
	"slices"

	"plugin-manifest-ls/internal/script"
)

// imported returns the values of a name that a file imports.
func (p *Program) imported(from string, i script.Import) []Value {
	file := p.files.Resolve(from, i.Module)
	if file == "" {
		return unknown()
	}
	if i.Name == "*" {
		return []Value{{File: file, module: file}}
	}
	return p.evalAll(p.exported(file, i.Name))
}

// exported returns the expressions that a module exports under a name. The nearest of the modules whose exports it exports
// again counts.
func (p *Program) exported(file, name string) []Expr {
	if p.depth >= maxDepth {
		return nil
	}
	p.depth++
	defer func() { p.depth-- }()
	searched := map[string]bool{file: true}
	for queue := []string{file}; len(queue) > 0; queue = queue[1:] {
		file := queue[0]
		parsed := p.files.Parse(file)
		if parsed == nil {
			continue
		}
		if e, ok := parsed.Exports[name]; ok {
			if found := p.export(file, e); len(found) > 0 {
				return found
			}
			continue
		}
		if found := p.commonJS(file, parsed, name); len(found) > 0 {
			return found
		}
		if name == "default" {
			return nil
		}
		for _, module := range parsed.Stars {
			if p.steps++; p.exhausted() {
				return nil
			}
			if other := p.files.Resolve(file, module); other != "" && !searched[other] {
				searched[other] = true
				queue = append(queue, other)
			}
		}
	}
	return nil
}

func (p *Program) export(file string, e script.Export) []Expr {
	switch {
	case e.Node != nil:
		return []Expr{At(file, e.Node)}
	case e.Binding != nil && e.Binding.Import != nil:
		return p.reexported(file, *e.Binding.Import)
	case e.Binding != nil:
		name := &script.Node{Kind: script.Identifier, Name: e.Binding.Name, Scope: e.Binding.Scope, Start: e.Binding.At, End: e.Binding.At + int32(len(e.Binding.Name))}
		return []Expr{At(file, name)}
	case e.Import != nil:
		return p.reexported(file, *e.Import)
	}
	return nil
}

func (p *Program) reexported(file string, i script.Import) []Expr {
	other := p.files.Resolve(file, i.Module)
	if other == "" {
		return nil
	}
	if i.Name == "*" {
		return []Expr{At(other, namespaceOf(p.files.Parse(other)))}
	}
	return p.exported(other, i.Name)
}

// namespaceOf returns the exports of a module as an object.
func namespaceOf(f *script.File) *script.Node {
	n := &script.Node{Kind: script.Object}
	if f == nil {
		return n
	}
	for name, e := range f.Exports {
		value := e.Node
		if e.Binding != nil {
			value = &script.Node{Kind: script.Identifier, Name: e.Binding.Name, Scope: e.Binding.Scope, Start: e.Binding.At}
		}
		if value != nil {
			n.List = append(n.List, &script.Node{Kind: script.Property, Name: name, X: value})
		}
	}
	return n
}

// commonJS returns what module.exports has under a name; "default" is all of it.
func (p *Program) commonJS(file string, parsed *script.File, name string) []Expr {
	var all []Expr
	assigns := parsed.AssignsTo("exports")
	if name != "exports" {
		assigns = slices.Concat(assigns, parsed.AssignsTo(name))
	}
	for _, a := range assigns {
		root, names := a.X.Path()
		if root == nil || root.Kind != script.Identifier || root.Scope.Lookup(root.Name) != nil {
			continue
		}
		switch {
		case len(names) == 2 && names[0] == "module" && names[1] == "exports":
			if name == "default" {
				all = append(all, At(file, a.Y))
			} else {
				all = append(all, p.property(At(file, a.Y), name, At(file, a.Y))...)
			}
		case len(names) == 2 && names[0] == "exports" && names[1] == name,
			len(names) == 3 && names[0] == "module" && names[1] == "exports" && names[2] == name:
			all = append(all, At(file, a.Y))
		}
	}
	return all
}

// required returns the module that a call of require or import() loads; empty if it is another call.
func (p *Program) required(x Expr) string {
	n := x.Node
	if n.X.Kind != script.Identifier || n.X.Name != "require" || len(n.List) != 1 || n.List[0].Kind != script.String || n.X.Scope.Lookup("require") != nil {
		return ""
	}
	return p.files.Resolve(x.File, n.List[0].Name)
}

// isModule reports whether a function is what a CommonJS module exports.
func isModule(parsed *script.File, f *script.Node) bool {
	for _, a := range parsed.AssignsTo("exports") {
		if functionIn(a.Y) != f {
			continue
		}
		if root, names := a.X.Path(); root != nil && root.Kind == script.Identifier && len(names) == 2 && names[0] == "module" && names[1] == "exports" {
			return true
		}
	}
	return false
}

// callersOfModule returns the calls of a function that a CommonJS module exports, in the files that require it.
func (p *Program) callersOfModule(file string, f *script.Node) []*frame {
	var all []*frame
	for _, other := range p.files.Having("require") {
		parsed := p.files.Parse(other)
		if parsed == nil || other == file {
			continue
		}
		for _, c := range parsed.Calls {
			required := c.X
			if c.Kind == script.Call && required.Kind == script.Identifier {
				if b := required.Scope.Lookup(required.Name); b != nil && len(b.Values) == 1 && len(b.Values[0].Path) == 0 {
					required = b.Values[0].Node
				}
			}
			if c.Kind == script.Call && required != nil && required.Kind == script.Call && p.required(At(other, required)) == file {
				x := At(other, c)
				all = append(all, &frame{function: f, call: &x})
			}
		}
	}
	return all[:min(len(all), maxContexts)]
}
