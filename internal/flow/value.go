package flow

import (
	"strings"

	"plugin-manifest-ls/internal/script"
	"plugin-manifest-ls/internal/text"
)

// Hole represents an unknown part of a text.
const Hole = '\x00'

// Value is something that an expression can be.
type Value struct {
	// Node is where the value is written: a String, an expression that is a text in parts, an Object, an Array, a
	// Function or a Class. It is nil if the value is unknown.
	Node *script.Node
	File string
	// Text is the text of a string, with a [Hole] for each unknown part.
	Text string
	// Head is the string that the text begins with, nil if its beginning is unknown. It is in HeadFile.
	Head     *script.Node
	HeadFile string
	// IsText is set if the value is a string, known at least in part.
	IsText bool
	// Possible is set if the expression may as well have another value that is unknown.
	Possible bool
	// Nothing is set for null, undefined and a missing argument.
	Nothing bool

	// Site is the expression through which the value arrived at the outermost call; empty if it passed no call.
	Site Site

	instance bool   // an object of the class Node
	module   string // path of the module whose exports the value is
	frame    *frame // in which the parts of Node are evaluated
}

// Site is a place in code.
type Site struct {
	File string
	Span text.Span // in bytes
}

// Written reports whether the text is written in the code as it is, between quotation marks.
func (v Value) Written() bool { return v.IsText && v.Node != nil && v.Node.Kind == script.String }

// Known reports whether the text has no unknown part.
func (v Value) Known() bool { return v.IsText && strings.IndexByte(v.Text, Hole) < 0 }

func unknown() []Value { return []Value{{}} }

func (v Value) isUnknown() bool { return v.Node == nil && v.module == "" && !v.Nothing && !v.IsText }

// Expr is an expression in its context.
type Expr struct {
	File  string
	Node  *script.Node
	frame *frame
	// possible is set if the value of the expression may not be used.
	possible bool
	// from is set to the place of the expression if it was reached through a call.
	from bool
}

// At returns an expression of a file that is not evaluated in a call.
func At(file string, n *script.Node) Expr { return Expr{File: file, Node: n} }

// with returns another expression in the context of x.
func (x Expr) with(n *script.Node) Expr { return Expr{File: x.File, Node: n, frame: x.frame} }

// part returns a part of the value that x is, reached in the same way.
func (x Expr) part(n *script.Node) Expr {
	x.Node = n
	return x
}

// frame is a call that is being followed.
type frame struct {
	function *script.Node
	call     *Expr // the Call, New or Element; nil if no code calls the function
	parent   *frame
	// caller is set if the code that is analysed is in the function, so that parameters of functions around the call are
	// those of the context.
	caller   bool
	possible bool // it may be another function
}

// enter makes f a call in the context of outer. A call of the function that returned that of f is between them.
func (f *frame) enter(outer *frame) {
	f.caller = true
	if f.parent == nil {
		f.parent = outer
		return
	}
	maker := *f.parent
	maker.enter(outer)
	f.parent = &maker
}

// find returns the call of a function.
func (f *frame) find(function *script.Node) *frame {
	for ; f != nil; f = f.parent {
		if f.function == function {
			return f
		}
	}
	return nil
}
