package flow

import "plugin-manifest-ls/internal/script"

// callersBySuper returns the calls super(...) of the constructor f in the classes that extend its class.
func (p *Program) callersBySuper(f *script.Node) []*frame {
	var all []*frame
	for _, file := range p.files.Having("super") {
		parsed := p.files.Parse(file)
		if parsed == nil {
			continue
		}
		for _, c := range parsed.CallsOf("super") {
			if c.Kind != script.Call || c.X.Kind != script.Identifier || c.X.Name != "super" || len(all) >= maxContexts {
				continue
			}
			if class := ownerOf(c.X.Scope); class != nil && p.extends(file, class, f.Owner) {
				x := At(file, c)
				all = append(all, &frame{function: f, call: &x})
			}
		}
	}
	return all
}

// extends reports whether a class of a file directly extends another.
func (p *Program) extends(file string, class, base *script.Node) bool {
	if class.Kind != script.Class || class.X == nil || class == base {
		return false
	}
	for _, v := range p.evalAside(At(file, class.X)) {
		if v.Node == base {
			return true
		}
	}
	return false
}

// inherited returns the values of a member that classes which extend a class define.
func (p *Program) inherited(base *script.Node, name string) []Expr {
	var all []Expr
	for _, file := range p.files.Having(name) {
		parsed := p.files.Parse(file)
		if parsed == nil {
			continue
		}
		for _, class := range parsed.Classes {
			if item := class.Get(name); item != nil && item.X != nil && !isPlaceholder(item.X) && p.extends(file, class, base) {
				all = append(all, At(file, item.X))
			}
		}
	}
	return all
}

// props returns the attributes of the elements that use a component which is a class.
func (p *Program) props(x Expr, class *script.Node) []Expr {
	file := x.File
	parsed := p.files.Parse(file)
	if parsed == nil || class.X == nil {
		return nil
	}
	var all []Expr
	for _, f := range p.callersByName(file, parsed, class, p.aliasesOf(parsed).bindings[class]) {
		if f.call.Node.Kind == script.Element {
			attributes := f.call.with(f.call.Node.List[0])
			attributes.frame = x.frame
			all = append(all, attributes)
		}
	}
	if item := class.Get("defaultProps"); item != nil && item.Static {
		all = append(all, At(file, item.X))
	}
	return all
}
