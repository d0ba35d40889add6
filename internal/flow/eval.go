package flow

import (
	"slices"

	"plugin-manifest-ls/internal/script"
)

// Eval returns the values that an expression can have, at least one.
func (p *Program) Eval(x Expr) []Value {
	if x.Node == nil || p.exhausted() || p.depth >= maxDepth {
		return unknown()
	}
	p.steps++
	p.total++
	p.depth++
	values := p.eval(x)
	p.depth--
	if len(values) > maxValues {
		values = values[:maxValues]
	}
	if len(values) == 0 {
		values = unknown()
	}
	if !x.possible && !x.from {
		return values
	}
	values = slices.Clone(values)
	for i := range values {
		v := &values[i]
		v.Possible = v.Possible || x.possible
		if x.from && v.Site.File == "" {
			v.Site = siteOf(x)
		}
	}
	return values
}

func (p *Program) eval(x Expr) []Value {
	n := x.Node
	switch n.Kind {
	case script.String:
		return []Value{{Node: n, File: x.File, Text: n.Name, IsText: true, Head: n, HeadFile: x.File}}
	case script.Nothing:
		return []Value{{Nothing: true}}
	case script.Object, script.Array, script.Function, script.Class:
		return []Value{{Node: n, File: x.File, frame: x.frame}}
	case script.Template, script.Concat:
		return p.text(x)
	case script.Choice:
		return p.choice(x)
	case script.Assign:
		return p.Eval(x.with(n.Y))
	case script.Identifier:
		return p.identifier(x)
	case script.Member:
		return p.evalAll(p.property(x.with(n.X), n.Name, x))
	case script.Index:
		return p.index(x)
	case script.Call:
		return p.call(x)
	case script.New:
		return p.construct(x)
	case script.This:
		return p.this(x)
	case script.Env:
		if n.Name != "" {
			return p.env(n.Name)
		}
	}
	return unknown()
}

// evalAll returns the values of all expressions.
func (p *Program) evalAll(all []Expr) []Value {
	var values []Value
	for _, x := range all {
		values = append(values, p.Eval(x)...)
	}
	return values
}

// env returns the values of an environment variable. The environment of the build can have another.
func (p *Program) env(name string) []Value {
	values := p.files.Env(name)
	for i := range values {
		values[i].Possible = true
	}
	return append(values, Value{})
}

// choice returns the values of all operands. A string behind an operand that is unknown is possible: a ?? "b".
func (p *Program) choice(x Expr) []Value {
	var values []Value
	open := false
	for i, operand := range x.Node.List {
		y := x.with(operand)
		y.possible = y.possible || open
		for _, v := range p.Eval(y) {
			last := i == len(x.Node.List)-1
			if x.Node.Defaulted && !last && (v.Nothing || v.IsText && v.Text == "") {
				continue
			}
			open = open || x.Node.Defaulted && (v.isUnknown() || v.Possible)
			values = append(values, v)
		}
	}
	return values
}

// maxTexts bounds the combinations of the parts of a text.
const maxTexts = 8

// text returns the texts of a template or a sum. A template that is only a substitution is the value itself.
func (p *Program) text(x Expr) []Value {
	if len(x.Node.List) == 1 {
		return p.Eval(x.with(x.Node.List[0]))
	}
	texts := []Value{{Node: x.Node, File: x.File, IsText: true}}
	known := false
	for i, part := range x.Node.List {
		var next []Value
		for _, v := range p.parts(x.with(part)) {
			known = known || v.IsText
			for _, t := range texts {
				t.Possible = t.Possible || v.Possible
				if i == 0 {
					t.Head, t.HeadFile = v.Head, v.HeadFile
				}
				if v.IsText {
					t.Text += v.Text
				} else {
					t.Text += string(Hole)
				}
				if len(next) < maxTexts {
					next = append(next, t)
				}
			}
		}
		texts = next
	}
	if !known {
		return unknown()
	}
	return texts
}

// parts returns the values of a part of a text.
func (p *Program) parts(x Expr) []Value {
	if x.Node.Kind == script.Number {
		return []Value{{Text: x.Node.Name, IsText: true}}
	}
	return p.Eval(x)
}

// index returns the values of an item or a property whose name is an expression. If that is unknown, it is any of them.
func (p *Program) index(x Expr) []Value {
	of := x.with(x.Node.X)
	if x.Node.Y == nil {
		return p.evalAll(p.items(of))
	}
	if x.Node.Y.Kind == script.Number {
		return p.evalAll(p.item(of, x.Node.Y.Name))
	}
	var all []Value
	for _, key := range p.Eval(x.with(x.Node.Y)) {
		if key.Known() {
			all = append(all, p.evalAll(p.property(of, key.Text, x))...)
			continue
		}
		all = append(all, p.evalAll(p.items(of))...)
		break
	}
	return all
}

// this returns the object that this is.
func (p *Program) this(x Expr) []Value {
	owner := ownerOf(x.Node.Scope)
	if owner == nil {
		return unknown()
	}
	return []Value{{Node: owner, File: x.File, instance: owner.Kind == script.Class, frame: x.frame}}
}

// ownerOf returns the Object or Class whose this holds in a scope, nil if there is none.
func ownerOf(s *script.Scope) *script.Node {
	for ; s != nil; s = s.Parent {
		f := s.Func
		if f == nil || f.Arrow && (f.Owner == nil || f.Owner.Kind != script.Class) {
			continue
		}
		if f.Owner != nil && (f.Owner.Kind == script.Object || f.Owner.Kind == script.Class) {
			return f.Owner
		}
		if f.Arrow {
			continue
		}
		return nil
	}
	return nil
}
