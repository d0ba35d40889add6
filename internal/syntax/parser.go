package syntax

import (
	"slices"
	"strings"
)

// maxDepth is how many objects and arrays may stand in each other. No manifest comes near it, and
// recursion that deep is cheap.
const maxDepth = 256

// balance says whether a text has brackets that are not closed (1), as many of both (0), or closing
// ones that open nothing (-1). Brackets in strings and comments do not count.
//
// In a balanced text, brackets alone decide what belongs where, so that valid JSON means what it
// says however it is indented. Otherwise something is wrong anyway, and indentation tells where.
type balance int8

func balanceOf(sum int) balance { return balance(min(max(sum, -1), 1)) }

// frame is a container that the parser stands in.
type frame struct {
	kind   Kind
	indent int // of the line that the container begins in
}

// parser makes green nodes of a window of a text.
type parser struct {
	src        string
	first      bool // the window begins with the text
	final      bool // the window ends with the text
	lineIndent int  // of the line that the window begins in
	balance    balance
	old        *reuse // nil in a full parse
	failed     bool   // the parse needs what stands before the window

	cursor
	reach  int // end of the bytes that have been looked at
	stack  []frame
	faults []fault // of the items at work, at offsets in src
	done   []item  // of the containers at work
	slab   slab
	blanks run
}

// run is a run of blanks that has been passed. Each container that ends behind it passes it again.
type run struct{ from, to cursor }

// cursor is where the parser stands. Whoever looks ahead keeps a copy and puts it back.
type cursor struct {
	pos    int
	indent int  // of the line
	fresh  bool // no token of this line has been passed
	sum    int  // opening less closing brackets passed
}

func (p *parser) top() frame { return p.stack[len(p.stack)-1] }

// starved reports whether the parser wanted bytes beyond its window.
func (p *parser) starved() bool { return !p.final && p.reach > len(p.src) }

func (p *parser) look(to int) { p.reach = max(p.reach, to) }

// peek returns the byte at the cursor, or 0 and false at the end.
func (p *parser) peek() (byte, bool) {
	p.look(p.pos + 1)
	if p.pos < len(p.src) {
		return p.src[p.pos], true
	}
	return 0, false
}

func (p *parser) report(kind FaultKind, start, end int) {
	in := p.top().kind
	if in == document {
		in = Missing
	}
	p.faults = append(p.faults, fault{kind, in, int32(start), int32(end - start)})
}

// take removes the faults from mark on and returns them relative to base.
func (p *parser) take(mark, base int) []fault {
	if len(p.faults) == mark {
		return nil
	}
	taken := slices.Clone(p.faults[mark:])
	p.faults = p.faults[:mark]
	for i := range taken {
		taken[i].off -= int32(base)
	}
	slices.SortStableFunc(taken, func(a, b fault) int { return int(a.off - b.off) })
	return taken
}

// skipBlanks moves past blanks and comments.
func (p *parser) skipBlanks() {
	if p.cursor == p.blanks.from && p.blanks.to.pos > p.pos {
		p.cursor = p.blanks.to
		return
	}
	from, mark := p.cursor, len(p.faults)
	p.passBlanks()
	if len(p.faults) == mark {
		p.blanks = run{from, p.cursor}
	}
}

func (p *parser) passBlanks() {
	p.skipMark()
	for p.pos < len(p.src) {
		switch c := p.src[p.pos]; {
		case isBreak(c):
			p.pos++
			p.breakLine()
		case isSpace(c):
			p.pos++
		case c == '/' && strings.HasPrefix(p.src[p.pos:], "//"):
			start := p.pos
			for p.pos < len(p.src) && !isBreak(p.src[p.pos]) {
				p.pos++
			}
			p.report(Comment, start, p.pos)
		case c == '/' && strings.HasPrefix(p.src[p.pos:], "/*"):
			p.skipComment()
		default:
			p.look(p.pos + 1)
			if c == '/' {
				p.look(p.pos + 2)
			}
			return
		}
	}
	p.look(len(p.src) + 1)
}

func (p *parser) skipComment() {
	start := p.pos
	for p.pos += 2; p.pos < len(p.src); p.pos++ {
		if strings.HasPrefix(p.src[p.pos:], "*/") {
			p.pos += 2
			p.report(Comment, start, p.pos)
			return
		}
		if isBreak(p.src[p.pos]) {
			p.pos++
			p.breakLine()
			p.pos--
		}
	}
	p.look(len(p.src) + 1)
	p.pos = len(p.src)
	p.report(UnterminatedComment, start, p.pos)
}

// breakLine notes the indentation of the line that begins at the cursor.
func (p *parser) breakLine() {
	p.fresh = true
	p.indent = indentation(p.src[p.pos:])
	p.look(p.pos + leading(p.src[p.pos:]) + 1)
}

// leading returns how many blanks s begins with.
func leading(s string) int { return len(s) - len(strings.TrimLeft(s, " \t")) }

// indentation returns the columns of the blanks that s begins with, with a tab for four.
func indentation(s string) int {
	n := leading(s)
	return n + 3*strings.Count(s[:n], "\t")
}

// token moves past the token at the cursor, which is no blank, and returns its kind.
func (p *parser) token() Kind {
	start := p.pos
	switch c := p.src[start]; {
	case c == '"' || c == '\'':
		end, looked, closed := endOfString(p.src, start)
		p.look(looked)
		p.pos, p.fresh = end, false
		stringFaults(p.src, start, end, closed, p.report)
		return String
	case bracketOf(c) != 0 || c == ',' || c == ':':
		p.sum += bracketOf(c)
		p.pos, p.fresh = start+1, false
		return Missing
	default:
		end, looked := endOfWord(p.src, start)
		p.look(looked)
		p.pos, p.fresh = end, false
		return kindOfWord(p.src[start:end])
	}
}

// skipJunk moves past the token at the cursor, which belongs nowhere.
func (p *parser) skipJunk(kind FaultKind) {
	start, mark := p.pos, len(p.faults)
	p.token()
	p.faults = p.faults[:mark] // what is wrong within it does not matter
	p.report(kind, start, p.pos)
}

// nameAhead reports whether a property name with its colon stands at the cursor.
func (p *parser) nameAhead() bool {
	c, ok := p.peek()
	if !ok || bracketOf(c) != 0 || c == ',' || c == ':' {
		return false
	}
	at, mark := p.cursor, len(p.faults)
	p.token()
	p.skipBlanks()
	next, _ := p.peek()
	p.cursor, p.faults = at, p.faults[:mark]
	return next == ':'
}

// ancestor reports whether fits is true of a container around the innermost one.
func (p *parser) ancestor(fits func(frame) bool) bool {
	return slices.ContainsFunc(p.stack[:len(p.stack)-1], fits)
}
