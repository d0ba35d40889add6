package flow

import (
	"slices"

	"plugin-manifest-ls/internal/script"
)

// isWindow reports whether a name is the global object of a page.
func isWindow(name string) bool {
	return name == "window" || name == "globalThis" || name == "self" || name == "top" || name == "parent"
}

// global returns the values of a name that no file around x declares: a global variable of another script, or one that is
// assigned without a declaration. The last assignment above x in its function counts alone.
func (p *Program) global(x Expr) []Value {
	name := x.Node.Name
	if isWindow(name) || p.isKnown(name) {
		return unknown()
	}
	parsed := p.files.Parse(x.File)
	if parsed == nil {
		return unknown()
	}
	var own []script.Value
	for _, a := range parsed.AssignsTo(name) {
		if a.X.Kind == script.Identifier {
			own = append(own, script.Value{Node: a.Y, At: a.Start, Scope: a.Scope})
		}
	}
	if len(own) > 0 {
		if near := reaching(own, x.Node); len(near) == 1 || len(own) == 1 {
			return p.given(x, near[0])
		}
	}
	return p.evalAll(p.globals(name))
}

// globals returns the values of a global name in all files.
func (p *Program) globals(name string) []Expr {
	if known, ok := p.shared[name]; ok {
		return known
	}
	var all []Expr
	for _, file := range p.files.Having(name) {
		parsed := p.files.Parse(file)
		if parsed == nil {
			continue
		}
		if b := parsed.Top.Lookup(name); b != nil && !parsed.Module && b.Import == nil {
			for _, v := range b.Values {
				if v.Node != nil && len(v.Path) == 0 {
					all = append(all, At(file, v.Node))
				}
			}
		}
		for _, a := range parsed.AssignsTo(name) {
			if isGlobal(a.X, name) {
				all = append(all, At(file, a.Y))
			}
		}
	}
	p.shared[name] = all
	return all
}

// isGlobal reports whether an assignment to target sets a global name: name or window.name.
func isGlobal(target *script.Node, name string) bool {
	if target.Kind == script.Identifier {
		return target.Name == name
	}
	root, names := target.Path()
	return root != nil && len(names) == 2 && names[1] == name && isWindow(names[0]) && root.Scope.Lookup(names[0]) == nil
}

// globalProperty returns the values of a property that all components have: Vue.prototype.name, or globalProperties.name of
// an app.
func (p *Program) globalProperty(name string) []Expr {
	var all []Expr
	for _, file := range p.files.Having(name) {
		parsed := p.files.Parse(file)
		if parsed == nil {
			continue
		}
		for _, a := range parsed.AssignsTo(name) {
			_, names := a.X.Path()
			if n := len(names); n > 1 && names[n-1] == name && (names[n-2] == "prototype" && names[0] == "Vue" || names[n-2] == "globalProperties") {
				all = append(all, At(file, a.Y))
			}
		}
	}
	return all
}

// assignedTo returns the values that are assigned to a property of x outside of its object: x.name = value. replaced is
// set if one of them certainly is the value where it is used.
func (p *Program) assignedTo(x Expr, name string, use Expr) (all []Expr, replaced bool) {
	root, names := x.Node.Path()
	if root == nil {
		return nil, false
	}
	parsed := p.files.Parse(x.File)
	if parsed == nil {
		return nil, false
	}
	names = append(names, name)
	if root.Kind == script.This {
		return p.writes(x, parsed, names, use, func(n *script.Node) bool {
			return n.Kind == script.This && len(names) > 2 && sameComponent(ownerOf(n.Scope), ownerOf(root.Scope))
		})
	}
	b := root.Scope.Lookup(root.Name)
	if b != nil {
		all, replaced = p.writes(x, parsed, names, use, func(n *script.Node) bool {
			return n.Kind == script.Identifier && n.Name == root.Name && n.Scope.Lookup(n.Name) == b
		})
		if replaced || b.Import == nil {
			return all, replaced
		}
		return append(all, p.writesToImport(x.File, *b.Import, names)...), false
	}
	if isWindow(root.Name) {
		if names = names[1:]; len(names) == 1 {
			return p.globals(name), false
		}
	}
	if p.isKnown(names[0]) {
		return nil, false
	}
	for _, file := range p.files.Having(names[0]) {
		if other := p.files.Parse(file); other != nil {
			found, last := p.writes(At(file, x.Node), other, names, use, func(n *script.Node) bool {
				return n.Kind == script.Identifier && (n.Name == names[0] || isWindow(n.Name)) && isShared(other, n)
			})
			if last && file == x.File {
				return found, true
			}
			all = append(all, found...)
		}
	}
	return all, false
}

// isShared reports whether a name is the same in all scripts of a page.
func isShared(f *script.File, n *script.Node) bool {
	b := n.Scope.Lookup(n.Name)
	return b == nil || b.Scope == f.Top && !f.Module && b.Import == nil
}

// sameComponent reports whether two objects are the same component, or sections of one.
func sameComponent(a, b *script.Node) bool {
	if a == nil || b == nil {
		return false
	}
	return a == b || rootOf(a) == rootOf(b)
}

// rootOf returns the component that an object is a section of, or the object.
func rootOf(n *script.Node) *script.Node {
	if n.Owner != nil && n.Owner.Kind == script.Object && isSection(n.Owner, n) {
		return n.Owner
	}
	return n
}

// writes returns the values that a file assigns to a path whose root isRoot accepts.
func (p *Program) writes(x Expr, parsed *script.File, names []string, use Expr, isRoot func(*script.Node) bool) (all []Expr, replaced bool) {
	var values []script.Value
	assigns := parsed.AssignsTo(names[len(names)-1])
	p.scan(len(assigns))
	for _, a := range assigns {
		root, target := a.X.Path()
		if len(target) > 0 && isWindow(target[0]) && !isWindow(names[0]) {
			target = target[1:]
		}
		if root != nil && slices.Equal(target, names) && isRoot(root) {
			values = append(values, script.Value{Node: a.Y, At: a.Start, Scope: a.Scope})
		}
	}
	if len(values) == 0 {
		return nil, false
	}
	place := scopeOf(use.Node)
	near := values
	if place != nil && use.File == x.File {
		near = reaching(values, &script.Node{Start: use.Node.Start, Scope: place})
		replaced = isCertain(near[0], use.Node.Start, place)
	}
	for _, v := range near {
		all = append(all, x.with(v.Node))
	}
	return all, replaced
}

// isCertain reports whether an assignment holds at a use that follows it.
func isCertain(v script.Value, at int32, place *script.Scope) bool {
	return v.At < at && v.Scope != nil && v.Scope.Function() == place.Function() && v.Scope.Contains(place)
}

// scopeOf returns the scope in which an expression is used, nil if it is not known.
func scopeOf(n *script.Node) *script.Scope {
	for n != nil && n.Scope == nil {
		switch {
		case n.X != nil:
			n = n.X
		case len(n.List) > 0:
			n = n.List[0]
		default:
			return nil
		}
	}
	if n == nil || n.Kind == script.Function {
		return nil
	}
	return n.Scope
}

// writesToImport returns the values that the module of an import assigns to a path that begins with the imported name.
func (p *Program) writesToImport(from string, i script.Import, names []string) []Expr {
	file := p.files.Resolve(from, i.Module)
	parsed := p.files.Parse(file)
	if file == "" || parsed == nil {
		return nil
	}
	b := parsed.Exports[i.Name].Binding
	if b == nil {
		return nil
	}
	path := append([]string{b.Name}, names[1:]...)
	all, _ := p.writes(At(file, nil), parsed, path, Expr{}, func(n *script.Node) bool {
		return n.Kind == script.Identifier && n.Scope.Lookup(n.Name) == b
	})
	return all
}
