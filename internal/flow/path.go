package flow

import (
	"slices"

	"plugin-manifest-ls/internal/script"
)

// Unknown is the first name of a path whose root is not known.
const Unknown = "?"

// Path returns the names of a chain of members after local names have been replaced by what they refer to:
// SDK.request is SigmaSDK.WRITER.request after const SDK = SigmaSDK.WRITER. Names of the global object are left out. A
// call in the chain has parentheses after its name, except init() and onload(), which return the object itself.
func (p *Program) Path(x Expr) []string { return p.path(x, 0) }

func (p *Program) path(x Expr, depth int) []string {
	n := x.Node
	if n == nil || depth > 12 || p.exhausted() {
		return []string{Unknown}
	}
	p.steps++
	p.total++
	switch n.Kind {
	case script.Identifier:
		return p.rootPath(x, depth)
	case script.Member:
		return p.append(p.path(x.with(n.X), depth+1), n.Name)
	case script.Index:
		if n.Y != nil && n.Y.Kind == script.String {
			return p.append(p.path(x.with(n.X), depth+1), n.Y.Name)
		}
	case script.Call:
		return p.calledPath(x, depth)
	case script.New:
		return append([]string{"new"}, p.path(x.with(n.X), depth+1)...)
	case script.Choice:
		if len(n.List) > 0 {
			return p.path(x.with(n.List[0]), depth+1)
		}
	}
	return []string{Unknown}
}

// append appends a name to a path.
func (p *Program) append(names []string, name string) []string {
	if len(names) == 1 && isWindow(names[0]) {
		return []string{name}
	}
	return append(names, name)
}

// calledPath returns the path of what a call returns.
func (p *Program) calledPath(x Expr, depth int) []string {
	names := p.path(x.with(x.Node.X), depth+1)
	last := len(names) - 1
	if last > 0 && (names[last] == "init" || names[last] == "onload") {
		return names[:last]
	}
	if returned := p.returnedPath(x, depth); returned != nil {
		return returned
	}
	names = slices.Clone(names)
	names[last] += "()"
	return names
}

// returnedPath returns the path of what a function of the extension returns, nil if it is another function.
func (p *Program) returnedPath(x Expr, depth int) []string {
	if x.Node.X.Kind != script.Identifier {
		return nil
	}
	found := p.evalAside(x.with(x.Node.X))
	if len(found) != 1 || found[0].Node == nil || found[0].Node.Kind != script.Function || len(found[0].Node.Scope.Returns) != 1 {
		return nil
	}
	names := p.path(Expr{File: found[0].File, Node: found[0].Node.Scope.Returns[0]}, depth+1)
	if names[0] == Unknown {
		return nil
	}
	return names
}

// rootPath returns what a name at the beginning of a path refers to.
func (p *Program) rootPath(x Expr, depth int) []string {
	n := x.Node
	b := n.Scope.Lookup(n.Name)
	switch {
	case b == nil:
		return p.globalPath(x, depth)
	case b.Import != nil:
		file := p.files.Resolve(x.File, b.Import.Module)
		if file == "" {
			if b.Import.Name == "default" || b.Import.Name == "*" {
				return []string{n.Name}
			}
			return []string{b.Import.Name}
		}
		for _, e := range p.exported(file, b.Import.Name) {
			if names := p.path(e, depth+1); names[0] != Unknown {
				return names
			}
		}
		return []string{Unknown}
	case b.Param != nil || len(b.Values) == 0:
		return []string{Unknown}
	}
	v := b.Values[len(b.Values)-1]
	if v.Node == nil {
		return []string{Unknown}
	}
	names := p.path(x.with(v.Node), depth+1)
	for _, step := range v.Path {
		if step.Name == "" {
			return []string{Unknown}
		}
		names = p.append(names, step.Name)
	}
	return names
}

// globalPath returns the path of a global name, which another script can have set: window.AppSDK = SigmaSDK.MAIL.init().
func (p *Program) globalPath(x Expr, depth int) []string {
	name := x.Node.Name
	if isWindow(name) || p.isKnown(name) {
		return []string{name}
	}
	for _, e := range p.globals(name) {
		if names := p.path(e, depth+1); names[0] != Unknown && names[0] != name {
			return names
		}
	}
	return []string{name}
}
