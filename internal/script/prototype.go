package script

// constructors turns functions that are used as constructors into classes: those that are called with new, whose prototype
// has methods, or that have a capitalized name and assign to this.
func (p *parser) constructors() {
	classes := map[*Node]*Node{} // by their constructor
	for _, c := range p.file.Calls {
		if c.Kind == New && c.X.Kind == Identifier {
			p.constructor(classes, c.X.Scope.Lookup(c.X.Name))
		}
	}
	sets := map[*Node]bool{} // the functions that assign to this
	for _, a := range p.file.Assigns {
		p.prototypeMember(classes, a)
		if a.X.Kind == Member && a.X.X.Kind == This && a.Scope != nil {
			sets[a.Scope.Function()] = true
		}
	}
	for _, b := range p.file.Bindings {
		if len(b.Values) == 1 && sets[b.Values[0].Node] && b.Name != "" && b.Name[0] >= 'A' && b.Name[0] <= 'Z' {
			p.constructor(classes, b)
		}
	}
	for _, a := range p.file.Assigns {
		p.instanceMember(classes, a)
	}
}

// constructor returns the class whose constructor is the function that b refers to; nil if it refers to another
// value.
func (p *parser) constructor(classes map[*Node]*Node, b *Binding) *Node {
	if b == nil || len(b.Values) != 1 || len(b.Values[0].Path) > 0 || b.Values[0].Node == nil {
		return nil
	}
	f := b.Values[0].Node
	if f.Kind == Class {
		return f
	}
	if f.Kind != Function || f.Arrow || f.Owner != nil {
		return nil
	}
	c := &Node{Kind: Class, Start: f.Start, End: f.End, Name: f.Name, At: f.At}
	c.List = []*Node{{Kind: Property, Start: f.Start, End: f.End, Name: "constructor", At: f.At, X: f}}
	f.Owner = c
	classes[f] = c
	b.Values[0].Node = c
	return c
}

// prototypeMember adds what is assigned to the prototype of a function to its class.
func (p *parser) prototypeMember(classes map[*Node]*Node, a *Node) {
	t := a.X
	switch {
	case t.Kind != Member:
	case t.Name == "prototype" && t.X.Kind == Identifier && a.Y.Kind == Object:
		if c := p.constructor(classes, t.X.Scope.Lookup(t.X.Name)); c != nil {
			for _, item := range a.Y.List {
				if item.Kind == Property && item.Name != "constructor" {
					c.addMember(item.Name, item)
				}
			}
		}
	case t.X.Kind == Member && t.X.Name == "prototype" && t.X.X.Kind == Identifier:
		if c := p.constructor(classes, t.X.X.Scope.Lookup(t.X.X.Name)); c != nil {
			c.addMember(t.Name, &Node{Kind: Property, Start: a.Start, End: a.End, Name: t.Name, At: t.At, X: a.Y})
		}
	}
}

// addMember adds a member to a class, whose methods have its objects as this.
func (n *Node) addMember(name string, item *Node) {
	if item.X == nil || name == "" {
		return
	}
	if item.X.Kind == Function {
		item.X.Owner = n
	}
	n.List = append(n.List, item)
}

// instanceMember adds what a constructor assigns to a variable for this, and the functions that it assigns to this.
func (p *parser) instanceMember(classes map[*Node]*Node, a *Node) {
	t := a.X
	if t.Kind != Member || a.Scope == nil {
		return
	}
	c := classes[a.Scope.Function()]
	if c == nil {
		return
	}
	isMember := t.X.Kind == This && a.Y.Kind == Function
	if t.X.Kind == Identifier {
		b := t.X.Scope.Lookup(t.X.Name)
		isMember = b != nil && len(b.Values) == 1 && b.Values[0].Node != nil && b.Values[0].Node.Kind == This
	}
	if isMember {
		c.addMember(t.Name, &Node{Kind: Property, Start: a.Start, End: a.End, Name: t.Name, At: t.At, X: a.Y})
	}
}
