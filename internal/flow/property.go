package flow

import (
	"slices"
	"strconv"

	"plugin-manifest-ls/internal/script"
)

// Property returns the expressions that the property at a path in x can have. The site of their values is where they are
// written in an object, not x.
func (p *Program) Property(x Expr, path ...string) []Expr {
	found := []Expr{x}
	for _, name := range path {
		var next []Expr
		for _, y := range found {
			next = append(next, p.property(y, name, y)...)
		}
		found = next
	}
	if len(path) > 0 {
		for i := range found {
			found[i].from = true
		}
	}
	return found
}

// IsOpen reports whether an object can have properties that are not known.
func (p *Program) IsOpen(x Expr) bool {
	for _, v := range p.Eval(x) {
		switch {
		case v.isUnknown() || v.module != "" || v.Node != nil && v.Node.Kind != script.Object && v.Node.Kind != script.Array:
			return true
		case v.Node == nil:
			continue
		}
		inside := Expr{File: v.File, frame: v.frame}
		for _, item := range v.Node.List {
			if item != nil && (item.Kind == script.Spread && p.IsOpen(inside.with(item.X)) || item.Kind == script.Property && item.Name == "") {
				return true
			}
		}
	}
	return false
}

// property returns the expressions that a property of x can have where it is used: those written in its objects, and those
// assigned to it.
func (p *Program) property(x Expr, name string, use Expr) []Expr {
	if x.Node == nil || p.exhausted() {
		return nil
	}
	written, replaced := p.assignedTo(x, name, use)
	if replaced {
		return written
	}
	var all []Expr
	for _, v := range p.Eval(x) {
		for _, found := range p.member(v, name) {
			found.possible = found.possible || v.Possible
			found.from = found.from || v.Site.File != ""
			all = append(all, found)
		}
	}
	if len(written) > 0 {
		all = slices.DeleteFunc(all, func(e Expr) bool {
			return e.Node.Kind == script.Nothing || e.Node.Kind == script.String && e.Node.Name == ""
		})
	}
	return append(all, written...)
}

// member returns the expressions that a property of a value can have.
func (p *Program) member(v Value, name string) []Expr {
	if v.module != "" {
		return p.exported(v.module, name)
	}
	if v.Node == nil {
		return nil
	}
	x := Expr{File: v.File, frame: v.frame}
	switch v.Node.Kind {
	case script.Object:
		return p.objectMember(x, v.Node, name)
	case script.Class:
		return p.classMember(x, v.Node, name)
	case script.Call: // a reactive value
		if (name == "value" || name == "current") && len(v.Node.List) > 0 {
			return []Expr{x.with(v.Node.List[0])}
		}
	}
	return nil
}

// objectMember returns the values of a property of an object literal, or of the component that it is part of.
func (p *Program) objectMember(x Expr, n *script.Node, name string) []Expr {
	var all []Expr
	if item := n.Get(name); item != nil {
		if !isPlaceholder(item.X) || len(p.assigns(x, n, name)) == 0 {
			all = append(all, x.with(item.X))
		}
	} else {
		for _, item := range n.List {
			if item.Kind == script.Spread {
				all = append(all, p.property(x.with(item.X), name, x.with(item.X))...)
			}
		}
	}
	if hasThis(n) {
		all = append(all, p.componentMember(x, n, name)...)
	}
	if len(all) == 0 {
		all = p.addedTo(x, n, name)
	}
	return all
}

// addedTo returns the values that are assigned to a property of an object by a variable that is declared as the object:
// var self = {}; self.name = value; return self.
func (p *Program) addedTo(x Expr, n *script.Node, name string) []Expr {
	parsed := p.files.Parse(x.File)
	if parsed == nil {
		return nil
	}
	var all []Expr
	for _, b := range p.holders(parsed)[n] {
		found, _ := p.writes(x, parsed, []string{b.Name, name}, Expr{}, func(root *script.Node) bool {
			return root.Kind == script.Identifier && root.Scope.Lookup(root.Name) == b
		})
		all = append(all, found...)
	}
	return all
}

// holders returns the variables of a file by the object or array that they are declared as.
func (p *Program) holders(parsed *script.File) map[*script.Node][]*script.Binding {
	if known, ok := p.holds[parsed]; ok {
		return known
	}
	all := map[*script.Node][]*script.Binding{}
	for _, b := range parsed.Bindings {
		for _, v := range b.Values {
			if v.Node != nil && (v.Node.Kind == script.Object || v.Node.Kind == script.Array) && len(v.Path) == 0 {
				all[v.Node] = append(all[v.Node], b)
			}
		}
	}
	p.holds[parsed] = all
	return all
}

// isPlaceholder reports whether a property has no value yet.
func isPlaceholder(n *script.Node) bool {
	return n.Kind == script.Nothing || n.Kind == script.String && n.Name == ""
}

// hasThis reports whether methods of an object, or of the objects in it, can assign to its properties.
func hasThis(n *script.Node) bool {
	if n.Owner != nil && n.Owner.Kind == script.Object {
		return true
	}
	for _, item := range n.List {
		if item.Kind == script.Property && item.X != nil && (item.X.Kind == script.Function || item.X.Kind == script.Object) {
			return true
		}
	}
	return false
}

// componentMember returns the values of this.name in the methods of an object: the state of a Vue component, the
// assignments in its methods, and global properties.
func (p *Program) componentMember(x Expr, n *script.Node, name string) []Expr {
	root := n
	if n.Owner != nil && n.Owner.Kind == script.Object && isSection(n.Owner, n) {
		root = n.Owner
	}
	var all []Expr
	for _, section := range []string{"data", "state", "computed", "methods", "setup"} {
		item := root.Get(section)
		if item == nil || item.X == nil {
			continue
		}
		switch item.X.Kind {
		case script.Object:
			if found := item.X.Get(name); found != nil && item.X != n {
				all = append(all, p.computed(x, found.X))
			}
		case script.Function:
			for _, result := range item.X.Scope.Returns {
				if result.Kind == script.Object {
					if found := result.Get(name); found != nil && !isPlaceholder(found.X) {
						all = append(all, x.with(found.X))
					}
				}
			}
		}
	}
	all = append(all, p.assigns(x, root, name)...)
	if len(all) == 0 && injects(root, name) {
		all = p.provides(name)
	}
	if len(all) == 0 {
		all = p.globalProperty(name)
	}
	return all
}

// computed returns what a computed property returns, or the method itself.
func (p *Program) computed(x Expr, n *script.Node) Expr {
	if n.Kind == script.Function && len(n.Scope.Returns) == 1 {
		if owner := n.Owner; owner != nil && owner.Owner != nil {
			if item := owner.Owner.Get("computed"); item != nil && item.X == owner {
				return x.with(n.Scope.Returns[0])
			}
		}
	}
	return x.with(n)
}

// isSection reports whether part is the methods, or another section, of a component.
func isSection(component, part *script.Node) bool {
	for _, name := range []string{"methods", "computed", "watch", "actions", "getters"} {
		if item := component.Get(name); item != nil && item.X == part {
			return true
		}
	}
	return false
}

// classMember returns the values of a member of a class or of its objects.
func (p *Program) classMember(x Expr, n *script.Node, name string) []Expr {
	var all []Expr
	item := n.Get(name)
	if item != nil && !isAbstract(item.X) {
		all = append(all, x.with(item.X))
	}
	all = append(all, p.assigns(x, n, name)...)
	if len(all) == 0 && name == "props" {
		return p.props(x, n)
	}
	if len(all) == 0 && p.depth < maxDepth {
		p.depth++
		all = p.inherited(n, name)
		p.depth--
	}
	if len(all) == 0 && n.X != nil && p.depth < maxDepth {
		p.depth++
		defer func() { p.depth-- }()
		for _, base := range p.Eval(x.with(n.X)) {
			if base.Node != nil && base.Node.Kind == script.Class && base.Node != n {
				all = append(all, p.member(base, name)...)
			}
		}
	}
	if len(all) == 0 && item != nil && !isPlaceholder(item.X) {
		all = append(all, x.with(item.X))
	}
	return all
}

// isAbstract reports whether a member of a class has no value, or is a method without a result.
func isAbstract(n *script.Node) bool {
	return isPlaceholder(n) || n.Kind == script.Function && len(n.Scope.Returns) == 0
}

// assigns returns the values that methods of owner assign to this.name.
func (p *Program) assigns(x Expr, owner *script.Node, name string) []Expr {
	parsed := p.files.Parse(x.File)
	if parsed == nil {
		return nil
	}
	var all []Expr
	for _, a := range parsed.AssignsTo(name) {
		t := a.X
		if t.Kind != script.Member || t.X.Kind != script.This {
			continue
		}
		if of := ownerOf(t.X.Scope); of == owner || of != nil && of.Owner == owner && isSection(owner, of) {
			all = append(all, x.with(a.Y))
		}
	}
	return all
}

// items returns the items of an array, or the values of an object.
func (p *Program) items(x Expr) []Expr {
	var all []Expr
	for _, v := range p.Eval(x) {
		if v.Node == nil {
			continue
		}
		y := Expr{File: v.File, frame: v.frame, possible: v.Possible, from: v.Site.File != ""}
		for _, item := range v.Node.List {
			switch {
			case item == nil || v.Node.Kind != script.Array && v.Node.Kind != script.Object:
			case item.Kind == script.Property:
				all = append(all, y.part(item.X))
			case item.Kind == script.Spread:
				all = append(all, p.items(y.part(item.X))...)
			default:
				all = append(all, y.part(item))
			}
		}
		for _, item := range p.pushed(v) {
			all = append(all, y.part(item))
		}
	}
	return all[:min(len(all), maxValues)]
}

// pushed returns the items that are appended to an array by a variable that is declared as the array: list.push(item).
func (p *Program) pushed(v Value) []*script.Node {
	parsed := p.files.Parse(v.File)
	if parsed == nil || v.Node.Kind != script.Array {
		return nil
	}
	var all []*script.Node
	for _, name := range []string{"push", "unshift"} {
		calls := parsed.CallsOf(name)
		if len(calls) == 0 {
			continue
		}
		p.scan(len(calls))
		for _, b := range p.holders(parsed)[v.Node] {
			for _, c := range calls {
				if c.Kind == script.Call && c.X.Kind == script.Member && c.X.X.Kind == script.Identifier && c.X.X.Scope.Lookup(b.Name) == b {
					all = append(all, c.List...)
				}
			}
		}
	}
	return all
}

// item returns an item of an array, or a property whose name is a number.
func (p *Program) item(x Expr, index string) []Expr {
	var all []Expr
	i, err := strconv.Atoi(index)
	for _, v := range p.Eval(x) {
		if v.Node == nil {
			continue
		}
		y := Expr{File: v.File, frame: v.frame, possible: v.Possible, from: v.Site.File != ""}
		if v.Node.Kind == script.Object {
			if item := v.Node.Get(index); item != nil {
				all = append(all, y.part(item.X))
			}
			continue
		}
		switch {
		case err != nil || v.Node.Kind != script.Array:
		case i >= len(v.Node.List):
			for _, item := range p.pushed(v) {
				all = append(all, y.part(item))
			}
		case v.Node.List[i] != nil:
			all = append(all, y.part(v.Node.List[i]))
		}
	}
	return all
}
