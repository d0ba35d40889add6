package flow

import (
	"path"
	"strconv"
	"strings"

	"plugin-manifest-ls/internal/script"
)

// identifier returns the values of a variable, a parameter, an import or a global name.
func (p *Program) identifier(x Expr) []Value {
	b := x.Node.Scope.Lookup(x.Node.Name)
	if b != nil {
		return p.variable(x, b)
	}
	if store := p.storeOf(x); store != nil {
		return p.evalAll(p.property(x.with(store), "value", x))
	}
	return p.global(x)
}

// storeOf returns the store of whose value $name is in a Svelte component, nil if there is none.
func (p *Program) storeOf(x Expr) *script.Node {
	name, ok := strings.CutPrefix(x.Node.Name, "$")
	if !ok || path.Ext(x.File) != ".svelte" || x.Node.Scope.Lookup(name) == nil {
		return nil
	}
	return &script.Node{Kind: script.Identifier, Name: name, Start: x.Node.Start, End: x.Node.End, Scope: x.Node.Scope}
}

// variable returns the values of a binding where x is.
func (p *Program) variable(x Expr, b *script.Binding) []Value {
	if b.Import != nil {
		return p.imported(x.File, *b.Import)
	}
	var values []Value
	assigned := reaching(b.Values, x.Node)
	if b.Param != nil && len(assigned) == len(b.Values) {
		values = p.parameter(x, b.Param)
	}
	return append(values, p.assigned(x, assigned)...)
}

// assigned returns the values that assignments give. An empty or missing one does not count beside others.
func (p *Program) assigned(x Expr, assigned []script.Value) []Value {
	var values []Value
	open := false
	for _, v := range assigned {
		for _, found := range p.given(x, v) {
			if len(assigned) > 1 && (found.Nothing || found.IsText && found.Text == "") {
				continue
			}
			open = open || found.isUnknown()
			values = append(values, found)
		}
	}
	if open && len(assigned) > 1 {
		for i := range values {
			values[i].Possible = true
		}
	}
	return values
}

// given returns the values that one assignment gives.
func (p *Program) given(x Expr, v script.Value) []Value {
	if v.Node == nil {
		return unknown()
	}
	return p.partsAt(x.with(v.Node), v.Path, v.Default)
}

// partsAt returns the values at a path in x, those of otherwise if there are none.
func (p *Program) partsAt(x Expr, path []script.Step, otherwise *script.Node) []Value {
	found := []Expr{x}
	for _, step := range path {
		var next []Expr
		for _, y := range found {
			switch {
			case step.Rest:
			case step.Any:
				next = append(next, p.items(y)...)
			case step.Name != "":
				next = append(next, p.property(y, step.Name, x)...)
			default:
				next = append(next, p.item(y, strconv.Itoa(step.Item))...)
			}
		}
		found = next
	}
	values := p.evalAll(found)
	if otherwise == nil {
		return values
	}
	rest := x.with(otherwise)
	known := values[:0:0]
	for _, v := range values {
		if v.Nothing {
			continue
		}
		rest.possible = rest.possible || v.isUnknown()
		known = append(known, v)
	}
	if len(known) == 0 || rest.possible {
		known = append(known, p.Eval(rest)...)
	}
	return known
}

// reaching returns the assignments that can hold at a use: those after the last one that certainly holds, in the same
// function; all of them otherwise.
func reaching(all []script.Value, use *script.Node) []script.Value {
	if len(all) < 2 || use.Scope == nil {
		return all
	}
	function := use.Scope.Function()
	from := -1
	for i, v := range all {
		if v.Scope != nil && v.At < use.Start && v.Scope.Function() == function && v.Scope.Contains(use.Scope) {
			from = i
		}
	}
	if from < 0 {
		return all
	}
	var reaching []script.Value
	for i, v := range all {
		if i == from || i > from && v.At < use.Start {
			reaching = append(reaching, v)
		}
	}
	return reaching
}

// parameter returns the values of a parameter: of the argument if the function is being called in the context of x,
// otherwise its default; the callers matter then.
func (p *Program) parameter(x Expr, param *script.Param) []Value {
	f := x.frame.find(param.Func)
	if f == nil {
		if values := p.partOfStore(x, param); values != nil {
			return values
		}
		p.open = append(p.open, opened{x.File, param.Func})
	}
	if f == nil || f.call == nil {
		if param.Default == nil {
			return unknown()
		}
		return p.Eval(x.with(param.Default))
	}
	argument, ok := p.argument(*f, param.Index)
	if f.caller {
		argument.frame = x.frame
	}
	if !ok {
		if param.Default != nil {
			return p.Eval(x.with(param.Default))
		}
		return []Value{{Nothing: true}}
	}
	argument.possible = argument.possible || f.possible
	values := p.partsAt(argument, param.Path, nil)
	if len(values) == 0 && param.Default != nil {
		otherwise := x.with(param.Default)
		otherwise.possible = p.IsOpen(argument)
		return p.Eval(otherwise)
	}
	for i := range values {
		if values[i].Site.File == "" {
			values[i].Site = siteOf(argument)
		}
	}
	if param.Default == nil {
		return values
	}
	var known []Value
	for _, v := range values {
		if v.Nothing {
			known = append(known, p.Eval(x.with(param.Default))...)
		} else {
			known = append(known, v)
		}
	}
	return known
}

func siteOf(x Expr) Site { return Site{x.File, x.Node.Span()} }

// argument returns an argument of a call; ok is false if there is none.
func (p *Program) argument(f frame, i int) (x Expr, ok bool) {
	call := f.call.Node
	for _, a := range call.List[:min(i+1, len(call.List))] {
		if a.Kind == script.Spread {
			return f.call.with(&script.Node{Kind: script.Other, Start: a.Start, End: a.End}), true
		}
	}
	if i >= len(call.List) {
		return Expr{}, false
	}
	return f.call.with(call.List[i]), true
}
