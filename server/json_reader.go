package server

import (
	"unicode/utf8"

	"github.com/buger/jsonparser"
	"go.lsp.dev/protocol"
)

// jsonReader reads JSON in one pass. It fails at numbers that are not small integers and at names with escapes. After a failure it
// reads nothing.
type jsonReader struct {
	data   []byte
	pos    int
	failed bool
}

func (r *jsonReader) require(ok bool) { r.failed = r.failed || !ok }

// first requires that a property occurs for the first time.
func (r *jsonReader) first(seen *bool) {
	r.require(!*seen)
	*seen = true
}

// accept reads c and the white space on both sides of it. It reports whether c was found.
func (r *jsonReader) accept(c byte) bool {
	r.space()
	if r.failed || r.pos == len(r.data) || r.data[r.pos] != c {
		return false
	}
	r.pos++
	r.space()
	return true
}

func (r *jsonReader) space() {
	for r.pos < len(r.data) && r.data[r.pos] <= ' ' && isSpace(r.data[r.pos]) {
		r.pos++
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// object reads an object. It calls value to read the value of each property.
func (r *jsonReader) object(value func(name []byte)) {
	r.require(r.accept('{'))
	if r.accept('}') {
		return
	}
	for !r.failed {
		name := r.name()
		r.require(r.accept(':'))
		if r.failed {
			return
		}
		value(name)
		if !r.accept(',') {
			r.require(r.accept('}'))
			return
		}
	}
}

// array reads an array. It calls item to read each item.
func (r *jsonReader) array(item func()) {
	r.require(r.accept('['))
	if r.accept(']') {
		return
	}
	for !r.failed {
		item()
		if !r.accept(',') {
			r.require(r.accept(']'))
			return
		}
	}
}

// name reads a string of ASCII without escapes, which it does not copy.
func (r *jsonReader) name() []byte {
	raw, plain := r.quoted()
	r.require(plain)
	if r.failed {
		return nil
	}
	return raw[1 : len(raw)-1]
}

// text reads a string.
func (r *jsonReader) text() (s string) {
	raw, plain := r.quoted()
	switch {
	case r.failed:
		return ""
	case plain:
		return string(raw[1 : len(raw)-1])
	}
	r.require(protocol.Unmarshal(raw, &s) == nil)
	return s
}

// quoted reads a string and returns it with its quotation marks. plain reports whether it is ASCII without escapes.
func (r *jsonReader) quoted() (raw []byte, plain bool) {
	plain = true
	if r.failed || r.pos == len(r.data) || r.data[r.pos] != '"' {
		r.failed = true
		return nil, false
	}
	start := r.pos
	for i := start + 1; i < len(r.data); i++ {
		switch c := r.data[i]; {
		case c == '"':
			r.pos = i + 1
			return r.data[start:r.pos], plain
		case c == '\\':
			plain = false
			i++
		case c < ' ' || c >= utf8.RuneSelf:
			plain = false
		}
	}
	r.failed = true
	return nil, false
}

// number reads an integer of at most nine digits.
func (r *jsonReader) number() int {
	n, start := 0, r.pos
	for r.pos < len(r.data) && '0' <= r.data[r.pos] && r.data[r.pos] <= '9' {
		n = 10*n + int(r.data[r.pos]-'0')
		r.pos++
	}
	digits := r.pos - start
	r.require(1 <= digits && digits <= 9 && (digits == 1 || r.data[start] != '0'))
	return n
}

// skip reads a value of any type.
func (r *jsonReader) skip() {
	if r.failed {
		return
	}
	_, _, n, err := jsonparser.Get(r.data[r.pos:])
	r.require(err == nil)
	r.pos += n
}
