package flow

import "plugin-manifest-ls/internal/script"

// partOfStore returns the values of a parameter that a store gives to its functions: its state and its getters. It returns
// nil if the function is not part of a store.
func (p *Program) partOfStore(x Expr, param *script.Param) []Value {
	section := param.Func.Owner
	if section == nil || section.Kind != script.Object || section.Owner == nil || section.Owner.Kind != script.Object {
		return nil
	}
	store := section.Owner
	state := store.Get("state")
	if state == nil || param.Index > 0 {
		return nil
	}
	path := param.Path
	switch {
	case isNamed(store, "actions", section):
		if len(path) == 0 || path[0].Name != "state" && path[0].Name != "getters" {
			return nil
		}
		if path[0].Name == "getters" {
			return p.getter(x, store, path[1:])
		}
		path = path[1:]
	case !isNamed(store, "getters", section) && !isNamed(store, "mutations", section):
		return nil
	}
	var all []Value
	for _, v := range stateOf(state.X) {
		all = append(all, p.partsAt(x.with(v), path, param.Default)...)
	}
	return all
}

// isNamed reports whether an object is the section of a store with that name.
func isNamed(store *script.Node, name string, section *script.Node) bool {
	item := store.Get(name)
	return item != nil && item.X == section
}

// stateOf returns the objects that the state of a store can be; it is often a function that returns one.
func stateOf(n *script.Node) []*script.Node {
	if n.Kind == script.Function {
		return n.Scope.Returns
	}
	return []*script.Node{n}
}

// getter returns the object of the getters of a store, or what is at a path in it.
func (p *Program) getter(x Expr, store *script.Node, path []script.Step) []Value {
	item := store.Get("getters")
	if item == nil || item.X.Kind != script.Object {
		return nil
	}
	results := &script.Node{Kind: script.Object, Start: item.X.Start, End: item.X.End}
	for _, g := range item.X.List {
		if g.Kind == script.Property && g.X.Kind == script.Function && len(g.X.Scope.Returns) == 1 {
			results.List = append(results.List, &script.Node{Kind: script.Property, Name: g.Name, At: g.At, X: g.X.Scope.Returns[0]})
		}
	}
	return p.partsAt(x.with(results), path, nil)
}
