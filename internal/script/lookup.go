package script

// names are the assignments and calls of a file by the last name of their target or function, and the bindings of imports by
// the names that they have in their modules.
type names struct {
	assigns, calls map[string][]*Node
	imports        map[string][]*Binding
	passing        map[string][]Argument
}

// Argument is an argument of a call.
type Argument struct {
	Call  *Node
	Index int
}

// AssignsTo returns the assignments of [File.Assigns] whose target ends with a name.
func (f *File) AssignsTo(name string) []*Node { return f.names().assigns[name] }

// CallsOf returns the calls of [File.Calls] whose function ends with a name. A call of bind is one of the bound function, too.
func (f *File) CallsOf(name string) []*Node { return f.names().calls[name] }

// ImportsOf returns the bindings of imports of a name, in whatever module.
func (f *File) ImportsOf(name string) []*Binding { return f.names().imports[name] }

// Passing returns the arguments of calls that are a name alone.
func (f *File) Passing(name string) []Argument { return f.names().passing[name] }

func (f *File) group() *names {
	all := &names{map[string][]*Node{}, map[string][]*Node{}, map[string][]*Binding{}, map[string][]Argument{}}
	for _, a := range f.Assigns {
		name := a.X.LastName()
		all.assigns[name] = append(all.assigns[name], a)
	}
	for _, c := range f.Calls {
		if c.X == nil {
			continue
		}
		name := c.X.LastName()
		all.calls[name] = append(all.calls[name], c)
		for i, a := range c.List {
			if a.Kind == Identifier && c.Kind == Call {
				all.passing[a.Name] = append(all.passing[a.Name], Argument{c, i})
			}
		}
		if name == "bind" && c.X.Kind == Member {
			bound := c.X.X.LastName()
			all.calls[bound] = append(all.calls[bound], c)
		}
	}
	for _, b := range f.Bindings {
		if b.Import != nil {
			all.imports[b.Import.Name] = append(all.imports[b.Import.Name], b)
		}
	}
	return all
}

// LastName returns the last name of a chain of members, empty if it has none.
func (n *Node) LastName() string {
	switch n.Kind {
	case Identifier, Member:
		return n.Name
	case Index:
		if n.Y != nil && n.Y.Kind == String {
			return n.Y.Name
		}
	}
	return ""
}
