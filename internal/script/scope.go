package script

// Scope is a file, the body of a function or a block, with what is declared in it.
type Scope struct {
	Parent *Scope
	Func   *Node // the function whose body or parameters it is, nil for a block and for the file
	Start  int32
	End    int32 // the end of the file while it is unknown
	// Returns are the results of the function.
	Returns []*Node
	// The bindings are a list. They are in named, too, if there are many.
	last  *Binding
	count int
	named map[string]*Binding
}

// Binding is a declared name.
type Binding struct {
	Name   string
	Scope  *Scope
	At     int32 // offset of the declaration
	Param  *Param
	Import *Import
	// Values are what the name is declared as or assigned to, in the order of the text.
	Values []Value
	// Exported is the name under which it is exported, empty if it is not.
	Exported []string
	before   *Binding // the one that was declared before it in its scope
}

// Param says that a name is a parameter, or a part of one.
type Param struct {
	Func    *Node
	Index   int
	Path    []Step
	Default *Node // nil without one
}

// Import is a name of another module. Name is "*" for the module itself and "default" for its default export.
type Import struct {
	Module string // as written
	Name   string
}

// Value is an expression that a name or property has been given.
type Value struct {
	Node    *Node // nil if it is not followed
	Path    []Step
	Default *Node // if there is nothing at the path
	At      int32 // offset of the declaration or assignment
	Scope   *Scope
}

// Step leads from a value to a part of it.
type Step struct {
	Name string // of the property; empty for an item of an array
	Item int    // index of the item
	Any  bool   // any item
	Rest bool   // what the steps beside it leave
}

// Lookup returns what a name means in s, nil if it is not declared in the file.
func (s *Scope) Lookup(name string) *Binding {
	for ; s != nil; s = s.Parent {
		if b := s.own(name); b != nil {
			return b
		}
	}
	return nil
}

// own returns the binding of a name in s itself, or nil.
func (s *Scope) own(name string) *Binding {
	if s.named != nil {
		return s.named[name]
	}
	for b := s.last; b != nil; b = b.before {
		if b.Name == name {
			return b
		}
	}
	return nil
}

// Function returns the innermost function around s, nil at the top of the file.
func (s *Scope) Function() *Node {
	for ; s != nil; s = s.Parent {
		if s.Func != nil {
			return s.Func
		}
	}
	return nil
}

// Contains reports whether other is s or within it.
func (s *Scope) Contains(other *Scope) bool {
	for ; other != nil; other = other.Parent {
		if other == s {
			return true
		}
	}
	return false
}

// fewBindings is the number of bindings up to which a search is faster than a map.
const fewBindings = 12

// add adds a binding to s, which does not have its name yet.
func (s *Scope) add(b *Binding) {
	b.Scope, b.before = s, s.last
	s.last = b
	s.count++
	switch {
	case s.named != nil:
		s.named[b.Name] = b
	case s.count > fewBindings:
		s.named = map[string]*Binding{}
		for ; b != nil; b = b.before {
			s.named[b.Name] = b
		}
	}
}

// hoist returns the scope in which var declares: the function or the file.
func (s *Scope) hoist() *Scope {
	for s.Parent != nil && s.Func == nil {
		s = s.Parent
	}
	return s
}
