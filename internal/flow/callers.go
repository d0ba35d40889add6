package flow

import (
	"slices"

	"plugin-manifest-ls/internal/script"
)

// aliases are the names of the functions and classes of a file.
type aliases struct {
	bindings   map[*script.Node][]*script.Binding
	properties map[*script.Node][]string          // of objects and assignments
	results    map[*script.Node][]*script.Binding // variables by the call that they are declared as
}

// aliasesOf returns the names of the functions in a file.
func (p *Program) aliasesOf(parsed *script.File) *aliases {
	if a := p.names[parsed]; a != nil {
		return a
	}
	a := &aliases{bindings: map[*script.Node][]*script.Binding{}, properties: map[*script.Node][]string{}, results: map[*script.Node][]*script.Binding{}}
	p.names[parsed] = a
	for _, b := range parsed.Bindings {
		for _, v := range b.Values {
			if v.Node != nil && v.Node.Kind == script.Call && len(v.Path) == 0 {
				a.results[v.Node] = append(a.results[v.Node], b)
			}
			if f := functionIn(v.Node); f != nil && len(v.Path) == 0 {
				a.bindings[f] = append(a.bindings[f], b)
			}
		}
	}
	functions := map[*script.Binding][]*script.Node{}
	for f, bound := range a.bindings {
		for _, b := range bound {
			functions[b] = append(functions[b], f)
		}
	}
	add := func(name string, value *script.Node) {
		if value == nil || name == "" {
			return
		}
		var named []*script.Node
		if f := functionIn(value); f != nil {
			named = []*script.Node{f}
		} else if value.Kind == script.Identifier {
			named = functions[value.Scope.Lookup(value.Name)]
		}
		for _, f := range named {
			if !slices.Contains(a.properties[f], name) {
				a.properties[f] = append(a.properties[f], name)
			}
		}
	}
	for _, assign := range parsed.Assigns {
		if assign.X.Kind == script.Member {
			add(assign.X.Name, assign.Y)
		}
	}
	for _, o := range parsed.Objects {
		for _, item := range o.List {
			if item.Kind == script.Property && !o.Pattern {
				add(item.Name, item.X)
			}
		}
	}
	return a
}

// functionIn returns the function or class that n is, or that it passes to a function that returns a variant of it:
// debounce(function).
func functionIn(n *script.Node) *script.Node {
	switch {
	case n == nil:
		return nil
	case n.Kind == script.Function || n.Kind == script.Class:
		return n
	case isBound(n):
		return functionIn(n.X.X)
	case n.Kind == script.Call && len(n.List) > 0:
		return functionIn(n.List[0])
	}
	return nil
}

// isBound reports whether n is f.bind(this), without further arguments.
func isBound(n *script.Node) bool {
	return n.Kind == script.Call && n.X.Kind == script.Member && n.X.Name == "bind" && len(n.List) == 1
}

// callers returns the calls of a function, each as a frame without a parent.
func (p *Program) callers(file string, f *script.Node) []*frame {
	parsed := p.files.Parse(file)
	if parsed == nil {
		return nil
	}
	if all := p.passed(file, f); all != nil {
		return all
	}
	names := p.aliasesOf(parsed)
	if f.Owner != nil && f.Owner.Kind == script.Class && constructorOf(f.Owner) == f {
		return append(p.callersByName(file, parsed, f, names.bindings[f.Owner]), p.callersBySuper(f)...)
	}
	all := append(p.callersByName(file, parsed, f, names.bindings[f]), p.callersOfResult(file, f)...)
	if isModule(parsed, f) {
		all = append(all, p.callersOfModule(file, f)...)
	}
	for _, name := range methodNames(names, f) {
		all = append(all, p.callersOfMethod(f, name)...)
	}
	return all[:min(len(all), maxContexts)]
}

// methodNames returns the names of the properties that a function is the value of.
func methodNames(names *aliases, f *script.Node) []string {
	if known := names.properties[f]; len(known) > 0 || f.Owner == nil {
		return known
	}
	for _, item := range f.Owner.List {
		if item.Kind == script.Property && functionIn(item.X) == f {
			return []string{item.Name}
		}
	}
	return nil
}

// callersByName returns the calls of a function or class by the names that are bound to it: in its file, and in those that
// import it or share their names with it.
func (p *Program) callersByName(file string, parsed *script.File, f *script.Node, bound []*script.Binding) []*frame {
	var all []*frame
	for _, b := range bound {
		all = append(all, p.callsOf(file, parsed, f, b)...)
		for _, name := range b.Exported {
			all = append(all, p.callersOfExport(file, f, name)...)
		}
		if b.Scope == parsed.Top && !parsed.Module {
			all = append(all, p.callersOfGlobal(file, f, b.Name)...)
		}
	}
	if e, ok := parsed.Exports["default"]; ok && functionIn(e.Node) == f || ok && functionIn(e.Node) == f.Owner && f.Owner != nil && f.Owner.Kind == script.Class {
		all = append(all, p.callersOfExport(file, f, "default")...)
	}
	return all
}

// callsOf returns the calls in a file of a function that is bound to a name.
func (p *Program) callsOf(file string, parsed *script.File, f *script.Node, b *script.Binding) []*frame {
	return p.callsIn(file, parsed, f, func(n *script.Node) bool { return n.Scope.Lookup(n.Name) == b }, b.Name)
}

// callsIn returns the calls in a file whose function is a name that isName accepts, and the calls by functions to which the
// name is passed.
func (p *Program) callsIn(file string, parsed *script.File, f *script.Node, isName func(*script.Node) bool, name string) []*frame {
	var all []*frame
	calls := parsed.CallsOf(name)
	p.scan(len(calls))
	for _, c := range calls {
		if c.X == nil {
			continue
		}
		if bound := boundBy(c); bound != nil {
			if bound.Kind == script.Identifier && bound.Name == name && isName(bound) {
				all = append(all, p.partial(file, parsed, f, c)...)
			}
			continue
		}
		if c.X.Kind == script.Identifier && c.X.Name == name && isName(c.X) {
			x := At(file, c)
			all = append(all, &frame{function: f, call: &x})
		}
	}
	passing := parsed.Passing(name)
	p.scan(len(passing))
	for _, a := range passing {
		if isName(a.Call.List[a.Index]) && p.depth < maxDepth && len(all) < maxContexts {
			p.depth++
			all = append(all, p.passedTo(file, f, a.Call, a.Index)...)
			p.depth--
		}
	}
	return all
}

// boundBy returns the function of a call f.bind(this, arguments), nil for another call.
func boundBy(c *script.Node) *script.Node {
	if c.Kind == script.Call && c.X.Kind == script.Member && c.X.Name == "bind" && len(c.List) > 1 {
		return c.X.X
	}
	return nil
}

// partial returns the calls of a function that bind has given its first arguments: those of the variables that the result is
// assigned to, or one with the first arguments only.
func (p *Program) partial(file string, parsed *script.File, f, bind *script.Node) []*frame {
	with := func(more []*script.Node) *frame {
		x := At(file, &script.Node{
			Kind: script.Call, Start: bind.Start, End: bind.End, X: bind.X.X, Scope: bind.Scope,
			List: slices.Concat(bind.List[1:], more),
		})
		return &frame{function: f, call: &x}
	}
	var all []*frame
	for _, b := range p.resultsOf(parsed)[bind] {
		for _, c := range parsed.CallsOf(b.Name) {
			if c.Kind == script.Call && c.X.Kind == script.Identifier && c.X.Scope.Lookup(b.Name) == b {
				all = append(all, with(c.List))
			}
		}
	}
	if len(all) == 0 {
		all = append(all, with(nil))
	}
	return all
}

// resultsOf returns the variables of a file by the call whose result they are declared as.
func (p *Program) resultsOf(parsed *script.File) map[*script.Node][]*script.Binding {
	return p.aliasesOf(parsed).results
}

// callersOfExport returns the calls of what a file exports under a name, in the files that import it.
func (p *Program) callersOfExport(file string, f *script.Node, exported string) []*frame {
	var all []*frame
	files := p.files.Having(exported)
	if exported == "default" {
		files = p.files.Having("import")
	}
	for _, other := range files {
		if len(all) >= maxContexts {
			return all
		}
		parsed := p.files.Parse(other)
		if parsed == nil || other == file {
			continue
		}
		for _, b := range parsed.ImportsOf(exported) {
			if !p.leadsTo(other, *b.Import, file, exported, map[string]bool{}) {
				continue
			}
			all = append(all, p.callsOf(other, parsed, f, b)...)
		}
	}
	return append(all, p.callersOfMethod(f, exported)...)
}

// leadsTo reports whether an import is what a file exports under a name, also if other modules export it again. Modules
// that have been searched are not searched again.
func (p *Program) leadsTo(from string, i script.Import, file, name string, searched map[string]bool) bool {
	at := p.files.Resolve(from, i.Module)
	if at == file {
		return i.Name == name
	}
	if p.total++; at == "" || searched[at] || p.exhausted() {
		return false
	}
	searched[at] = true
	parsed := p.files.Parse(at)
	if parsed == nil {
		return false
	}
	if e, ok := parsed.Exports[i.Name]; ok {
		switch {
		case e.Import != nil:
			return p.leadsTo(at, *e.Import, file, name, searched)
		case e.Binding != nil && e.Binding.Import != nil:
			return p.leadsTo(at, *e.Binding.Import, file, name, searched)
		}
		return false
	}
	return slices.ContainsFunc(parsed.Stars, func(module string) bool {
		return p.leadsTo(at, script.Import{Module: module, Name: i.Name}, file, name, searched)
	})
}

// callersOfGlobal returns the calls of a function by its name in other scripts of the page.
func (p *Program) callersOfGlobal(file string, f *script.Node, name string) []*frame {
	var all []*frame
	for _, other := range p.files.Having(name) {
		if len(all) >= maxContexts {
			break
		}
		if parsed := p.files.Parse(other); parsed != nil && other != file {
			all = append(all, p.callsIn(other, parsed, f, func(n *script.Node) bool { return n.Scope.Lookup(n.Name) == nil }, name)...)
		}
	}
	return all
}

// callersOfMethod returns the calls x.name(...) whose function is f. If the function of a call is not known, it is possible.
func (p *Program) callersOfMethod(f *script.Node, name string) []*frame {
	var all []*frame
	for _, other := range p.files.Having(name) {
		if len(all) >= maxContexts {
			break
		}
		parsed := p.files.Parse(other)
		if parsed == nil {
			continue
		}
		calls := parsed.CallsOf(name)
		p.scan(len(calls))
		for _, c := range calls {
			if c.Kind != script.Call || c.X.Kind != script.Member || c.X.Name != name || len(all) >= maxContexts {
				continue
			}
			x := At(other, c)
			switch p.isCallOf(x, f) {
			case yes:
				all = append(all, &frame{function: f, call: &x})
			case perhaps:
				all = append(all, &frame{function: f, call: &x, possible: true})
			}
		}
	}
	return all
}

// answer is yes, no or perhaps.
type answer uint8

const (
	no answer = iota
	perhaps
	yes
)

// isCallOf reports whether the function of a call is f.
func (p *Program) isCallOf(x Expr, f *script.Node) answer {
	found := p.evalAside(x.with(x.Node.X))
	known := false
	for _, v := range found {
		if v.Node == f {
			return yes
		}
		known = known || v.Node != nil
	}
	if root, _ := x.Node.X.Path(); known || root == nil || p.isLibrary(x, root) {
		return no
	}
	return perhaps
}

// isLibrary reports whether a name at the beginning of a path belongs to the browser or a package: no file declares it.
func (p *Program) isLibrary(x Expr, root *script.Node) bool {
	if root.Kind != script.Identifier {
		return false
	}
	b := root.Scope.Lookup(root.Name)
	if b == nil {
		return !isWindow(root.Name) && len(p.globals(root.Name)) == 0
	}
	return b.Import != nil && p.files.Resolve(x.File, b.Import.Module) == ""
}
