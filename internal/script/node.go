package script

import (
	"slices"

	"plugin-manifest-ls/internal/text"
)

// Kind is the kind of a [Node].
type Kind uint8

// The kinds, with the fields that they use. All have a span.
const (
	Other      Kind = iota // an expression that is not followed
	Identifier             // Name, Scope
	This                   // Scope
	String                 // Name is the value; the span is what is between the quotation marks
	Escaped                // a string with escapes, which cannot be edited; Name is its source
	Number                 // Name
	Nothing                // null or undefined
	Template               // List: String and Escaped for the literal parts, the substitutions between them
	Concat                 // List: the operands of +
	Choice                 // List: the operands of ||, ?? or &&, or the branches of ?:
	Member                 // X.Name; At is the start of Name
	Index                  // X[Y]
	Call                   // X(List), Scope
	New                    // new X(List), Scope
	Element                // a JSX element: X is the component, List[0] the Object of its attributes, Scope
	Object                 // List: Property and Spread
	Property               // Name: X; At is the start of the key; the name of a private one begins with #
	Spread                 // ...X
	Array                  // List, with nil for holes
	Function               // List: the parameters as patterns; X: the body if it is an expression; Scope: its own
	Class                  // List: Property for each member; X: the class that it extends
	Assign                 // X = Y, Scope; in a pattern, X with the default Y
	Env                    // Name of an environment variable
)

// Node is an expression, or a part of one. It must not be changed. Offsets have 32 bits because files have many nodes.
type Node struct {
	Start, End int32 // in bytes
	At         int32 // start of a name within the node

	Kind  Kind
	Arrow bool // of a Function: it uses the this around it
	// Defaulted is set for a Choice whose first operand decides: a ?? b and a || b.
	Defaulted bool
	// Pattern is set for an Object that takes a value apart.
	Pattern bool
	// Static is set for a Property of a Class itself, not of its instances.
	Static bool

	Name  string
	X, Y  *Node
	List  []*Node
	Scope *Scope
	// Owner of a Function is the Object or Class that it is a method of, or the Call that it is an argument of. Owner of
	// an Object is the one that it is a property of.
	Owner *Node
}

// Span returns the bytes of n.
func (n *Node) Span() text.Span { return text.Span{Start: int(n.Start), End: int(n.End)} }

// NameSpan returns the bytes of the name of a Member or Property.
func (n *Node) NameSpan() text.Span { return text.Span{Start: int(n.At), End: int(n.At) + len(n.Name)} }

// Get returns the last property of an Object or Class with that name, or nil.
func (n *Node) Get(name string) *Node {
	for _, item := range slices.Backward(n.List) {
		if item.Kind == Property && item.Name == name {
			return item
		}
	}
	return nil
}

// Path returns the names of a chain of members, such as window.App.request; nil if n is not one that begins with an
// identifier or this. Its root is the node at the beginning.
func (n *Node) Path() (root *Node, names []string) {
	switch n.Kind {
	case Identifier:
		return n, []string{n.Name}
	case This:
		return n, []string{"this"}
	case Member:
		if root, names = n.X.Path(); root != nil {
			return root, append(names, n.Name)
		}
	case Index:
		if n.Y != nil && n.Y.Kind == String {
			if root, names = n.X.Path(); root != nil {
				return root, append(names, n.Y.Name)
			}
		}
	}
	return nil, nil
}
