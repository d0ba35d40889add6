package script

import (
	"strings"

	"plugin-manifest-ls/internal/text"
)

// kind is the kind of a token. A punctuation mark of one character is its own kind.
type kind uint8

const (
	eof        kind = iota
	identifier      // a name or a keyword
	private         // #name
	number
	str
	backquote  // begins a template, which the parser reads
	arrow      // =>
	optional   // ?.
	ellipsis   // ...
	nullish    // ??
	or         // ||
	and        // &&
	assignment // +=, ||= and alike, without =
	increment  // ++ or --
	binary     // other operators of two operands
)

// token is a token other than white space and comments.
type token struct {
	start, end int32
	kind       kind
	newline    bool // a line ends before it
}

// scanner reads tokens. The parser decides what a slash or a template is, since only it knows where an expression begins.
type scanner struct {
	src string
	pos int32
	end int32 // of the script in src

	comments []text.Span // in the order of the text, each once
}

// class is the kind of a byte.
type class uint8

const (
	mark class = iota
	space
	newline
	letter
	digit
	quote
)

var classes = func() (table [256]class) {
	for c := range table {
		switch {
		case c == '\n' || c == '\r':
			table[c] = newline
		case c == ' ' || c == '\t' || c == '\v' || c == '\f':
			table[c] = space
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_', c == '$', c >= 0x80, c == '\\':
			table[c] = letter
		case c >= '0' && c <= '9':
			table[c] = digit
		case c == '"' || c == '\'':
			table[c] = quote
		}
	}
	return table
}()

// next returns the next token.
func (s *scanner) next() token {
	line := s.skip()
	t := token{start: s.pos, newline: line}
	if s.pos >= s.end {
		t.end = s.end
		return t
	}
	c := s.src[s.pos]
	switch classes[c] {
	case letter:
		s.word()
		t.kind = identifier
	case digit:
		s.number()
		t.kind = number
	case quote:
		s.string(c)
		t.kind = str
	default:
		t.kind = s.mark(c)
	}
	t.end = s.pos
	return t
}

// skip skips white space and comments. It reports whether they contain the end of a line.
func (s *scanner) skip() (line bool) {
	for {
		line = s.blank() || line
		if s.pos >= s.end {
			return line
		}
		switch c := s.src[s.pos]; {
		case c == '/' && (s.at(1) == '/' || s.at(1) == '*'):
			line = s.comment() || line
		case c != '<' && c != '#' && c != 0xEF && c != 0xC2 || !s.gap():
			return line
		}
	}
}

// blank skips white space. It reports whether it contains the end of a line.
func (s *scanner) blank() (line bool) {
	i := s.pos
	for ; i < s.end; i++ {
		k := classes[s.src[i]]
		if k == newline {
			line = true
		} else if k != space {
			break
		}
	}
	s.pos = i
	return line
}

// gap skips what is rarely between tokens. It reports false if there is none.
func (s *scanner) gap() bool {
	switch rest := s.src[s.pos:s.end]; {
	case strings.HasPrefix(rest, "<!--"), s.pos == 0 && strings.HasPrefix(rest, "#!"):
		s.toLineEnd() // as in old pages and in tools
	case strings.HasPrefix(rest, "\ufeff"):
		s.pos += 3
	case strings.HasPrefix(rest, "\u00a0"):
		s.pos += 2
	default:
		return false
	}
	return true
}

// at returns the byte n bytes further on, zero at the end.
func (s *scanner) at(n int32) byte {
	if s.pos+n < s.end {
		return s.src[s.pos+n]
	}
	return 0
}

// comment skips a comment and records it, unless it has been read before. It reports whether it contains the end of a line.
func (s *scanner) comment() (line bool) {
	start := s.pos
	if s.at(1) == '/' {
		s.toLineEnd()
	} else {
		line = s.blockComment()
	}
	if n := len(s.comments); n == 0 || s.comments[n-1].End <= int(start) {
		s.comments = append(s.comments, text.Span{Start: int(start), End: int(s.pos)})
	}
	return line
}

func (s *scanner) toLineEnd() {
	rest := s.src[s.pos:s.end]
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.IndexByte(rest, '\r'); i >= 0 {
		rest = rest[:i]
	}
	s.pos += int32(len(rest))
}

func (s *scanner) blockComment() (line bool) {
	rest := s.src[s.pos:s.end]
	if i := strings.Index(rest[2:], "*/"); i >= 0 {
		rest = rest[:i+4]
	}
	s.pos += int32(len(rest))
	return strings.IndexByte(rest, '\n') >= 0 || strings.IndexByte(rest, '\r') >= 0
}

func (s *scanner) word() {
	rest := s.src[s.pos+1 : s.end]
	n := 0
	for n < len(rest) && classes[rest[n]]-letter <= digit-letter {
		n++
	}
	s.pos += int32(n) + 1
}

// number skips a number roughly: 0x1F, 1_000n, 1.5e-3.
func (s *scanner) number() {
	for s.pos++; s.pos < s.end; s.pos++ {
		c := s.src[s.pos]
		if (c == '-' || c == '+') && s.src[s.pos-1]|0x20 == 'e' && s.at(1) >= '0' && s.at(1) <= '9' {
			continue
		}
		if k := classes[c]; k != letter && k != digit && c != '.' {
			return
		}
	}
}

// string skips a string, which ends with its line at the latest.
func (s *scanner) string(mark byte) {
	for s.pos++; s.pos < s.end; s.pos++ {
		switch c := s.src[s.pos]; c {
		case mark:
			s.pos++
			return
		case '\\':
			if s.at(1) == '\r' && s.at(2) == '\n' {
				s.pos++
			}
			s.pos++
		case '\n':
			return
		}
	}
	s.pos = min(s.pos, s.end)
}

// mark skips punctuation and returns its kind.
func (s *scanner) mark(c byte) kind {
	k, n := kind(c), int32(1)
	d := s.at(1)
	switch c {
	case '(', ')', '[', ']', '{', '}', ',', ';', ':', '@', '~':
	case '`':
		k = backquote
	case '#':
		if classes[d] == letter {
			s.pos++
			s.word()
			return private
		}
	case '.':
		switch {
		case d == '.' && s.at(2) == '.':
			k, n = ellipsis, 3
		case classes[d] == digit:
			s.number()
			return number
		}
	case '=':
		switch d {
		case '>':
			k, n = arrow, 2
		case '=':
			k, n = binary, 2+b2i(s.at(2) == '=')
		}
	case '?':
		switch {
		case d == '.' && classes[s.at(2)] != digit:
			k, n = optional, 2
		case d == '?' && s.at(2) == '=':
			k, n = assignment, 3
		case d == '?':
			k, n = nullish, 2
		}
	case '|', '&':
		switch {
		case d == c && s.at(2) == '=':
			k, n = assignment, 3
		case d == c && c == '|':
			k, n = or, 2
		case d == c:
			k, n = and, 2
		case d == '=':
			k, n = assignment, 2
		}
	case '+', '-':
		switch d {
		case c:
			k, n = increment, 2
		case '=':
			k, n = assignment, 2
		}
	case '*', '%', '^', '/':
		if c == '*' && d == '*' {
			k, n = binary, 2
		} else if d == '=' && c != '/' {
			k, n = assignment, 2
		}
	case '!':
		if d == '=' {
			k, n = binary, 2+b2i(s.at(2) == '=')
		}
	case '<':
		if d == '=' || d == '<' {
			k, n = binary, 2
		}
	case '>': // also ends the arguments of types, so that it stays one character
	default:
		k = binary // not a mark of the language
	}
	s.pos = min(s.pos+n, s.end)
	return k
}

func b2i(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// regexp skips a regular expression, whose slash has been read. It reports false, and skips nothing, if its line ends
// first.
func (s *scanner) regexp() bool {
	set := false
	for at := s.pos; at < s.end; at++ {
		switch s.src[at] {
		case '\n':
			return false
		case '\\':
			at++
		case '[':
			set = true
		case ']':
			set = false
		case '/':
			if !set {
				s.pos = at + 1
				for s.pos < s.end && classes[s.src[s.pos]] == letter {
					s.pos++
				}
				return true
			}
		}
	}
	return false
}
