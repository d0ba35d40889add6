package flow

import (
	"slices"

	"plugin-manifest-ls/internal/script"
)

// Files is the code of an extension. It must not change while a [Program] uses it.
type Files interface {
	// Parse returns a file of code, nil if there is none at the path.
	Parse(path string) *script.File
	// Having returns the paths of the files of code in which all words of a name occur, in order.
	Having(name string) []string
	// Resolve returns the path of a module that a file imports, empty if it is not part of the extension.
	Resolve(from, module string) string
	// Env returns the values of an environment variable in files such as .env.
	Env(name string) []Value
}

// Limits of what is followed, for one expression unless stated otherwise.
const (
	maxDepth    = 40
	maxSteps    = 4_000
	scanned     = 8       // nodes that are searched in one step
	maxTotal    = 300_000 // for all expressions of a program
	maxValues   = 48
	maxContexts = 64
)

// Program evaluates expressions. It is not safe for concurrent use.
type Program struct {
	files Files
	steps int // for the expression
	total int
	depth int
	open  []opened // functions with a parameter whose callers matter
	names map[*script.File]*aliases
	holds map[*script.File]map[*script.Node][]*script.Binding // the variables that are declared as an object or array

	called  map[*script.Node][]*frame // the calls of functions
	isKnown func(global string) bool
	shared  map[string][]Expr // the values of global names
}

// opened is a function whose parameter was read outside of a call.
type opened struct {
	file     string
	function *script.Node
}

// New returns a program with these files. isKnown reports whether a global name belongs to a library or the browser, so that
// no file declares it.
func New(files Files, isKnown func(global string) bool) *Program {
	return &Program{files: files, called: map[*script.Node][]*frame{}, names: map[*script.File]*aliases{}, holds: map[*script.File]map[*script.Node][]*script.Binding{}, isKnown: isKnown, shared: map[string][]Expr{}}
}

// Context is a way in which the code around an expression is reached.
type Context struct{ frame *frame }

// In returns an expression in a context.
func (c Context) In(file string, n *script.Node) Expr {
	return Expr{File: file, Node: n, frame: c.frame}
}

// Contexts returns what read returns for each way in which the code that it evaluates is reached: once if no parameter of
// a function matters, otherwise once for each call of the function.
func Contexts[T any](p *Program, read func(Context) T) []T {
	var all []T
	p.steps = 0
	var expand func(c Context)
	expand = func(c Context) {
		p.open = p.open[:0]
		result := read(c)
		// A function that is being called in the context has been opened by code that is not part of it.
		next := slices.IndexFunc(p.open, func(o opened) bool { return c.frame.find(o.function) == nil })
		if next < 0 || len(all) >= maxContexts || p.exhausted() {
			all = append(all, result)
			return
		}
		for _, f := range p.callersOf(p.open[next]) {
			if len(all) < maxContexts {
				f.enter(c.frame)
				expand(Context{f})
			}
		}
	}
	expand(Context{})
	return all
}

// exhausted reports whether no more is followed, for the expression or at all.
func (p *Program) exhausted() bool { return p.steps > maxSteps || p.total > maxTotal }

// scan counts the search through n nodes of a file.
func (p *Program) scan(n int) { p.total += n / scanned }

// callersOf returns the calls of a function, which are looked for once.
func (p *Program) callersOf(o opened) []*frame {
	known, ok := p.called[o.function]
	if !ok {
		known = p.callers(o.file, o.function)
		p.called[o.function] = known
	}
	if len(known) == 0 {
		return []*frame{{function: o.function}}
	}
	all := make([]*frame, len(known))
	for i, f := range known {
		copied := *f
		all[i] = &copied
	}
	return all
}
