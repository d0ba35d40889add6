package script

import "slices"

// pattern reads the target of a declaration or a parameter, with its type but without a default.
func (p *parser) pattern() *Node {
	var n *Node
	switch p.tok.kind {
	case '{':
		n = p.object()
	case '[':
		n = p.array()
	case identifier:
		n = p.identifier()
	default:
		return p.node(Other, p.tok.start)
	}
	p.annotation()
	return n
}

// bind declares the names of a pattern in scope.
func (p *parser) bind(pattern *Node, value Value, scope *Scope) {
	p.eachName(pattern, value.Path, value.Default, func(name *Node, path []Step, otherwise *Node) {
		b := p.declare(scope, name.Name, name.Start)
		p.addValue(b, Value{value.Node, path, otherwise, value.At, value.Scope})
	})
}

// bindParameter declares the names of a parameter in the scope of its function.
func (p *parser) bindParameter(function, pattern *Node, index int) {
	p.eachName(pattern, nil, nil, func(name *Node, path []Step, otherwise *Node) {
		b := p.declare(function.Scope, name.Name, name.Start)
		b.Param = p.params.one()
		*b.Param = Param{Func: function, Index: index, Path: path, Default: otherwise}
	})
}

// eachName calls visit for each name that a pattern declares, with the path to its value and its default.
func (p *parser) eachName(pattern *Node, path []Step, otherwise *Node, visit func(name *Node, path []Step, otherwise *Node)) {
	switch pattern.Kind {
	case Identifier:
		visit(pattern, path, otherwise)
	case Assign:
		p.eachName(pattern.X, path, pattern.Y, visit)
	case Spread:
		p.eachName(pattern.X, p.step(path, Step{Rest: true}), nil, visit)
	case Object:
		pattern.Pattern = true
		for _, item := range pattern.List {
			switch {
			case item.Kind == Spread && item.X.Kind == Identifier:
				visit(item.X, path, nil) // the properties beside the others
			case item.Kind == Property && item.X != nil && item.Name != "":
				p.eachName(item.X, p.step(path, Step{Name: item.Name}), nil, visit)
			}
		}
	case Array:
		for i, item := range pattern.List {
			if item != nil {
				p.eachName(item, p.step(path, Step{Item: i}), nil, visit)
			}
		}
	}
}

// step returns a path with another step.
func (p *parser) step(path []Step, next Step) []Step {
	return p.steps.append(slices.Clip(path), next)
}

// addValue adds a value to those that a name has been given.
func (p *parser) addValue(b *Binding, v Value) { b.Values = p.values.append(b.Values, v) }

// declare declares a name in scope.
func (p *parser) declare(scope *Scope, name string, at int32) *Binding {
	if p.ambient {
		return &Binding{Name: name, Scope: scope, At: at}
	}
	b := scope.own(name)
	if b == nil {
		b = p.bindings.one()
		b.Name, b.At = name, at
		scope.add(b)
		p.file.Bindings = append(p.file.Bindings, b)
	}
	if p.exporting == scope {
		p.exported = append(p.exported, b)
	}
	return b
}
