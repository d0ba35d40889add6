package flow

import (
	"slices"

	"plugin-manifest-ls/internal/script"
)

// call returns the results of a call.
func (p *Program) call(x Expr) []Value {
	n := x.Node
	if module := p.required(x); module != "" {
		return p.moduleValue(module)
	}
	if values, ok := p.library(x); ok {
		return values
	}
	var all []Value
	for _, f := range p.Eval(x.with(n.X)) {
		if f.Node != nil && f.Node.Kind == script.Object {
			all = append(all, f) // the store that defineStore("name", {}) gives
			continue
		}
		if f.Node == nil || f.Node.Kind != script.Function {
			all = append(all, Value{})
			continue
		}
		call := x
		parent := f.frame
		if parent == nil {
			parent = x.frame
		}
		inside := &frame{function: f.Node, call: &call, parent: parent, possible: f.Possible}
		for _, result := range f.Node.Scope.Returns {
			all = append(all, p.Eval(Expr{File: f.File, Node: result, frame: inside})...)
		}
	}
	return all
}

// moduleValue returns the exports of a module, or what it exports as a whole.
func (p *Program) moduleValue(file string) []Value {
	parsed := p.files.Parse(file)
	if parsed != nil && !parsed.Module {
		if whole := p.commonJS(file, parsed, "default"); len(whole) > 0 {
			return p.evalAll(whole)
		}
	}
	return []Value{{File: file, module: file}}
}

// construct returns the object that new makes.
func (p *Program) construct(x Expr) []Value {
	if name := x.Node.X; name.Kind == script.Identifier && name.Scope.Lookup(name.Name) == nil && len(x.Node.List) > 0 {
		switch name.Name {
		case "URL":
			return p.text(x.with(&script.Node{Kind: script.Concat, Start: x.Node.Start, End: x.Node.End, List: append(slices.Clone(x.Node.List[1:]), x.Node.List[0])}))
		case "Map":
			return p.Eval(x.with(x.Node.List[0]))
		case "String", "Request":
			return p.Eval(x.with(x.Node.List[0]))
		case "Promise":
			return p.promised(x)
		}
	}
	var all []Value
	for _, v := range p.Eval(x.with(x.Node.X)) {
		call := x
		if v.Node != nil && v.Node.Kind == script.Class {
			v.instance = true
			v.frame = &frame{function: constructorOf(v.Node), call: &call, parent: v.frame}
		} else {
			v = Value{}
		}
		all = append(all, v)
	}
	return all
}

// constructorOf returns the constructor of a class, nil if it has none.
func constructorOf(class *script.Node) *script.Node {
	if item := class.Get("constructor"); item != nil && item.X.Kind == script.Function {
		return item.X
	}
	return nil
}

// library returns the results of functions of the language and of frameworks that hand on what they get. ok is false for
// other functions.
func (p *Program) library(x Expr) (values []Value, ok bool) {
	n := x.Node
	first := func() []Value {
		if len(n.List) == 0 {
			return unknown()
		}
		return p.Eval(x.with(n.List[0]))
	}
	if name := p.functionOfLibrary(x, n.X); name != "" {
		switch name {
		case "String", "encodeURI", "Object", "toRaw", "unref", "reactive", "readonly", "defineComponent", "markRaw", "toRefs", "memo", "useCallback", "structuredClone",
			"$state", "$derived":
			return first(), true
		case "ref", "shallowRef", "useRef", "signal", "writable", "createContext":
			return []Value{{Node: n, File: x.File, frame: x.frame}}, true
		case "useContext":
			return p.context(x), true
		case "inject":
			return p.injected(x), true
		case "computed", "useMemo":
			return p.lazy(x)
		case "defineStore":
			if len(n.List) > 0 {
				return p.Eval(x.with(n.List[len(n.List)-1])), true
			}
		case "useReducer":
			if len(n.List) == 2 {
				return []Value{{Node: &script.Node{Kind: script.Array, List: n.List[1:]}, File: x.File, frame: x.frame}}, true
			}
		case "useState":
			return []Value{{Node: &script.Node{Kind: script.Array, List: initial(n.List)}, File: x.File, frame: x.frame}}, true
		}
	}
	if n.X.Kind == script.Member {
		of := x.with(n.X.X)
		if isBound(n) {
			return p.Eval(of), true
		}
		switch n.X.Name {
		case "trim", "toString", "valueOf", "normalize":
			return p.Eval(of), true
		case "freeze", "seal", "create", "resolve", "all":
			if n.X.X.Kind == script.Identifier && (n.X.X.Name == "Object" || n.X.X.Name == "Promise") {
				return first(), true
			}
		case "race", "any":
			if n.X.X.Kind == script.Identifier && n.X.X.Name == "Promise" && len(n.List) > 0 {
				return p.evalAll(p.items(x.with(n.List[0]))), true
			}
		case "assign":
			if n.X.X.Kind == script.Identifier && n.X.X.Name == "Object" {
				return []Value{{Node: merged(n), File: x.File, frame: x.frame}}, true
			}
		case "find", "at", "pop", "shift", "values":
			return p.anyItem(x), true
		case "entries":
			if n.X.X.Kind == script.Identifier && n.X.X.Name == "Object" {
				return p.entries(x), true
			}
		case "filter", "slice", "concat", "reverse", "sort":
			return p.Eval(of), true
		case "get":
			return p.fromMap(x)
		}
	}
	return nil, false
}

// initial returns the initial state among the arguments of useState, which can be a function that returns it.
func initial(arguments []*script.Node) []*script.Node {
	if len(arguments) > 0 && arguments[0].Kind == script.Function && len(arguments[0].Scope.Returns) == 1 {
		return arguments[0].Scope.Returns
	}
	return arguments[:min(1, len(arguments))]
}

// lazy returns what the function that is the first argument returns, as a reactive value.
func (p *Program) lazy(x Expr) ([]Value, bool) {
	n := x.Node
	if len(n.List) == 0 || n.List[0].Kind != script.Function || len(n.List[0].Scope.Returns) != 1 {
		return nil, false
	}
	result := n.List[0].Scope.Returns[0]
	if n.X.Name == "useMemo" {
		return p.Eval(x.with(result)), true
	}
	return []Value{{Node: &script.Node{Kind: script.Call, List: []*script.Node{result}}, File: x.File, frame: x.frame}}, true
}

// merged returns the object of Object.assign(a, b).
func merged(call *script.Node) *script.Node {
	n := &script.Node{Kind: script.Object, Start: call.Start, End: call.End}
	for _, a := range call.List {
		if a.Kind == script.Object {
			n.List = append(n.List, a.List...)
		} else {
			n.List = append(n.List, &script.Node{Kind: script.Spread, X: a})
		}
	}
	return n
}

// anyItem returns the items of the array on which a method is called, or of the object that Object.values gets.
func (p *Program) anyItem(x Expr) []Value {
	n := x.Node
	if n.X.X.Kind == script.Identifier && n.X.X.Name == "Object" && len(n.List) > 0 {
		list := &script.Node{Kind: script.Array}
		for _, item := range p.items(x.with(n.List[0])) {
			list.List = append(list.List, item.Node)
		}
		return []Value{{Node: list, File: x.File, frame: x.frame}}
	}
	if n.X.Name == "at" && len(n.List) == 1 && n.List[0].Kind == script.Number {
		return p.evalAll(p.item(x.with(n.X.X), n.List[0].Name))
	}
	return p.evalAll(p.items(x.with(n.X.X)))
}

// entries returns the array of pairs that Object.entries returns.
func (p *Program) entries(x Expr) []Value {
	if len(x.Node.List) != 1 {
		return unknown()
	}
	var all []Value
	for _, v := range p.Eval(x.with(x.Node.List[0])) {
		if v.Node == nil || v.Node.Kind != script.Object {
			all = append(all, Value{})
			continue
		}
		list := &script.Node{Kind: script.Array, Start: x.Node.Start, End: x.Node.End}
		for _, item := range v.Node.List {
			if item.Kind == script.Property {
				key := &script.Node{Kind: script.Other, Start: item.At, End: item.At}
				list.List = append(list.List, &script.Node{Kind: script.Array, Start: item.Start, End: item.End, List: []*script.Node{key, item.X}})
			}
		}
		v.Node = list
		all = append(all, v)
	}
	return all
}

// fromMap returns what a Map has under a key, if x reads one: new Map([["key", value]]).get(key).
func (p *Program) fromMap(x Expr) (values []Value, ok bool) {
	if len(x.Node.List) != 1 {
		return nil, false
	}
	for _, v := range p.Eval(x.with(x.Node.X.X)) {
		if v.Node == nil || v.Node.Kind != script.Array {
			continue
		}
		for _, pair := range v.Node.List {
			if pair == nil || pair.Kind != script.Array || len(pair.List) != 2 || pair.List[0] == nil {
				continue
			}
			key := x.Node.List[0]
			if key.Kind != script.String || pair.List[0].Kind != script.String || key.Name == pair.List[0].Name {
				values = append(values, p.Eval(Expr{File: v.File, Node: pair.List[1], frame: v.frame})...)
				ok = true
			}
		}
	}
	return values, ok
}
