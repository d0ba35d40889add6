package syntax

import (
	"slices"
	"strings"
)

// maxDepth limits the nesting of objects and arrays. It is far beyond every manifest, and recursion that deep is cheap.
const maxDepth = 256

// balance is 1 if a text has unclosed brackets, -1 if it has superfluous closing ones, and 0 if their numbers are equal.
// Brackets in strings and comments do not count.
//
// In a balanced text brackets alone determine the structure, so valid JSON is parsed correctly whatever its indentation.
// In other texts the indentation tells which brackets are missing.
type balance int8

func balanceOf(sum int) balance { return balance(min(max(sum, -1), 1)) }

// frame is an open container.
type frame struct {
	kind   Kind
	indent int // of the line in which the container begins
}

// parser builds green nodes from a window of a text.
type parser struct {
	src     string
	first   bool // the window begins at the beginning of the text
	final   bool // the window ends at the end of the text
	balance balance
	old     *reuse // nil in a full parse
	failed  bool   // the parse depends on text before the window

	cursor
	reach  int // end of the bytes that were read
	stack  []frame
	faults []fault // of unfinished items, at offsets in src
	done   []item  // of unfinished containers
	slab   slab
	blanks run
}

// run is a skipped run of white space, cached because each container that ends after it skips it again.
type run struct{ from, to cursor }

// cursor is the position of the parser. Lookahead copies and restores it.
type cursor struct {
	pos       int
	indent    int  // of the line
	lineStart bool // the next token is the first of its line
	sum       int  // opening minus closing brackets so far
}

func (p *parser) top() frame { return p.stack[len(p.stack)-1] }

// needsMore reports whether the parse depends on bytes after the window.
func (p *parser) needsMore() bool { return !p.final && p.reach > len(p.src) }

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
	allocated := slices.Clone(p.faults[mark:])
	p.faults = p.faults[:mark]
	for i := range allocated {
		allocated[i].off -= int32(base)
	}
	slices.SortStableFunc(allocated, func(a, b fault) int { return int(a.off - b.off) })
	return allocated
}

// skipBlanks skips white space and comments.
func (p *parser) skipBlanks() {
	if p.cursor == p.blanks.from && p.blanks.to.pos > p.pos {
		p.cursor = p.blanks.to
		return
	}
	from, mark := p.cursor, len(p.faults)
	p.scanBlanks()
	if len(p.faults) == mark {
		p.blanks = run{from, p.cursor}
	}
}

func (p *parser) scanBlanks() {
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

// breakLine sets the indentation for the line that begins at the cursor.
func (p *parser) breakLine() {
	p.lineStart = true
	p.indent = indentation(p.src[p.pos:])
	p.look(p.pos + leading(p.src[p.pos:]) + 1)
}

// leading returns the number of spaces and tabs at the beginning of s.
func leading(s string) int { return len(s) - len(strings.TrimLeft(s, " \t")) }

// indentation returns the width of the spaces and tabs at the beginning of s; a tab counts as four columns.
func indentation(s string) int {
	n := leading(s)
	return n + 3*strings.Count(s[:n], "\t")
}

// token skips the token at the cursor, which is not white space, and returns its kind.
func (p *parser) token() Kind {
	start := p.pos
	switch c := p.src[start]; {
	case c == '"' || c == '\'':
		end, looked, closed := endOfString(p.src, start)
		p.look(looked)
		p.pos, p.lineStart = end, false
		stringFaults(p.src, start, end, closed, p.report)
		return String
	case bracketOf(c) != 0 || c == ',' || c == ':':
		p.sum += bracketOf(c)
		p.pos, p.lineStart = start+1, false
		return Missing
	default:
		end, looked := endOfWord(p.src, start)
		p.look(looked)
		p.pos, p.lineStart = end, false
		return kindOfWord(p.src[start:end])
	}
}

// skipJunk skips and reports the unexpected token at the cursor.
func (p *parser) skipJunk(kind FaultKind) {
	start, mark := p.pos, len(p.faults)
	p.token()
	p.faults = p.faults[:mark] // faults within it do not matter
	p.report(kind, start, p.pos)
}

// nameAhead reports whether a property name with its colon is at the cursor.
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

// ancestor reports whether fits returns true for a container around the innermost one.
func (p *parser) ancestor(fits func(frame) bool) bool {
	return slices.ContainsFunc(p.stack[:len(p.stack)-1], fits)
}
