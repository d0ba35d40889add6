package script

import (
	"sync"

	"plugin-manifest-ls/internal/text"
)

// maxNesting bounds the recursion of the parser.
const maxNesting = 400

type parser struct {
	scanner
	tok     token
	prevEnd int32 // of the token before tok
	ahead   lookahead
	types   bool
	jsx     bool
	depth   int
	scope   *Scope
	owner   *Node // the class whose members are read
	file    *File
	late    []*Node // assignments to identifiers, whose declarations may follow
	modules map[string]bool
	stack   []*Node // of the lists that are being read
	*memory

	exporting *Scope // the scope whose declared names are exported, while such a declaration is being read
	exported  []*Binding
	inside    *openNamespace // the innermost namespace that is being read
	ambient   bool           // names that are declared belong to another script
}

func newParser(src string, language Language, m *memory) *parser {
	p := &parser{memory: m, types: language != JavaScript, jsx: language != TypeScript, modules: map[string]bool{}}
	p.src = src
	p.ahead.from = -1
	p.scope = &Scope{End: int32(len(src))}
	p.file = &File{
		Top: p.scope, Exports: map[string]Export{},
		Calls: make([]*Node, 0, len(src)/256), Bindings: make([]*Binding, 0, len(src)/512),
	}
	return p
}

// script reads the statements of one script.
func (p *parser) script(s text.Span) {
	p.pos, p.end, p.prevEnd = int32(s.Start), int32(s.End), int32(s.Start)
	p.depth = 0
	p.ahead.from = -1 // a token ends with its script
	p.advance()
	for p.tok.kind != eof {
		p.statementOrSkip()
	}
}

// finish completes what depends on the whole file.
func (p *parser) finish() *File {
	for _, n := range p.late {
		if b := n.Scope.Lookup(n.X.Name); b != nil {
			p.addValue(b, Value{Node: n.Y, At: n.Start, Scope: n.Scope})
		} else {
			p.file.Assigns = append(p.file.Assigns, n)
		}
	}
	p.file.Comments = p.comments
	p.constructors()
	p.file.names = sync.OnceValue(p.file.group)
	return p.file
}

// statementOrSkip reads a statement, at least one token.
func (p *parser) statementOrSkip() {
	before := p.tok
	p.statement()
	if p.tok == before {
		p.advance()
	}
}

func (p *parser) advance() {
	p.prevEnd = p.tok.end
	if p.ahead.from == p.pos {
		p.tok, p.pos = p.ahead.tok, p.ahead.to
		return
	}
	p.tok = p.next()
}

// text returns the text of the current token.
func (p *parser) text() string { return p.src[p.tok.start:p.tok.end] }

// is reports whether the current token is that name or keyword.
func (p *parser) is(word string) bool { return p.tok.kind == identifier && p.text() == word }

// accept skips the current token if it is of that kind.
func (p *parser) accept(k kind) bool {
	if p.tok.kind == k {
		p.advance()
		return true
	}
	return false
}

// acceptWord skips the current token if it is that name or keyword.
func (p *parser) acceptWord(word string) bool {
	if p.is(word) {
		p.advance()
		return true
	}
	return false
}

// lookahead is a token that has been read from one place to another, so that it is not read again.
type lookahead struct {
	tok      token
	from, to int32
}

// state is a place to return to.
type state struct {
	pos, prevEnd int32
	tok          token
}

func (p *parser) save() state { return state{p.pos, p.prevEnd, p.tok} }

// restore returns to a place, unless the rest of the script is skipped.
func (p *parser) restore(s state) {
	if !p.file.Cut {
		p.pos, p.prevEnd, p.tok = s.pos, s.prevEnd, s.tok
	}
}

// peek returns the token after the current one.
func (p *parser) peek() token {
	if from := p.pos; p.ahead.from != from {
		p.ahead = lookahead{tok: p.next(), from: from, to: p.pos}
		p.pos = from
	}
	return p.ahead.tok
}

// node returns a node that begins at start and ends where the last token ended.
func (p *parser) node(k Kind, start int32) *Node {
	n := p.nodes.one()
	n.Kind, n.Start, n.End = k, start, p.prevEnd
	return n
}

// list returns the nodes on the stack above from, and removes them there.
func (p *parser) list(from int) []*Node {
	list := p.lists.list(p.stack[from:]...)
	p.stack = p.stack[:from]
	return list
}

// enter counts a level of nesting. It reports false, and skips the rest of the script, if there are too many.
func (p *parser) enter() bool {
	if p.depth++; p.depth <= maxNesting {
		return true
	}
	p.file.Cut = true
	p.pos, p.tok = p.end, token{start: p.end, end: p.end}
	return false
}

func (p *parser) leave() { p.depth-- }

// open begins a scope, which [parser.close] ends.
func (p *parser) open(function *Node) {
	s := p.scopes.one()
	s.Parent, s.Func, s.Start, s.End = p.scope, function, p.tok.start, p.end
	p.scope = s
}

// close ends the current scope.
func (p *parser) close() {
	p.scope.End = p.prevEnd
	p.scope = p.scope.Parent
}

// skipBalanced skips a bracket and what is in it.
func (p *parser) skipBalanced() {
	depth := 0
	for p.tok.kind != eof {
		switch p.tok.kind {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case backquote:
			p.template()
			continue
		}
		p.advance()
		if depth <= 0 {
			return
		}
	}
}
