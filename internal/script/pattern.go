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
	eachName(pattern, value.Path, value.Default, func(name *Node, path []Step, otherwise *Node) {
		b := p.declare(scope, name.Name, name.Start)
		b.Values = append(b.Values, Value{value.Node, path, otherwise, value.At, value.Scope})
	})
}

// bindParameter declares the names of a parameter in the scope of its function.
func (p *parser) bindParameter(function, pattern *Node, index int) {
	eachName(pattern, nil, nil, func(name *Node, path []Step, otherwise *Node) {
		b := p.declare(function.Scope, name.Name, name.Start)
		b.Param = &Param{Func: function, Index: index, Path: path, Default: otherwise}
	})
}

// eachName calls visit for each name that a pattern declares, with the path to its value and its default.
func eachName(pattern *Node, path []Step, otherwise *Node, visit func(name *Node, path []Step, otherwise *Node)) {
	switch pattern.Kind {
	case Identifier:
		visit(pattern, path, otherwise)
	case Assign:
		eachName(pattern.X, path, pattern.Y, visit)
	case Spread:
		eachName(pattern.X, append(slices.Clip(path), Step{Rest: true}), nil, visit)
	case Object:
		pattern.Pattern = true
		for _, item := range pattern.List {
			switch {
			case item.Kind == Spread && item.X.Kind == Identifier:
				visit(item.X, path, nil) // the properties beside the others
			case item.Kind == Property && item.X != nil && item.Name != "":
				eachName(item.X, append(slices.Clip(path), Step{Name: item.Name}), nil, visit)
			}
		}
	case Array:
		for i, item := range pattern.List {
			if item != nil {
				eachName(item, append(slices.Clip(path), Step{Item: i}), nil, visit)
			}
		}
	}
}

// declare declares a name in scope.
func (p *parser) declare(scope *Scope, name string, at int) *Binding {
	if p.ambient {
		return &Binding{Name: name, Scope: scope, At: at}
	}
	b, isNew := scope.declare(name, at)
	if isNew {
		p.file.Bindings = append(p.file.Bindings, b)
	}
	if p.exporting == scope {
		p.exported = append(p.exported, b)
	}
	return b
}
