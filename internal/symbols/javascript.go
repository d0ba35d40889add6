package symbols

import (
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2/js"

	"plugin-manifest-ls/internal/text"
)

// reader reads the uses and requests in JavaScript. It goes through the tokens once and keeps the
// brackets that are open around the token at hand.
type reader struct {
	*tokens
	old, older token // before prev
	open       []frame
	path       []text.Span // the names of a call: what stands before prev, that included, between dots

	constant  constant
	constants map[string]text.Span // by name, the last of each
	handed    map[string]*Surface  // variables that surfaces were called with
	linked    map[string]bool      // variables with x.connectionLinkName

	found    []pending
	requests []object
}

// frame is a bracket that is open.
type frame struct {
	kind js.TokenType // of the bracket
	// A parenthesis:
	head    bool     // of an if or a loop
	surface *Surface // that is called
	// A brace:
	object
	literal bool // it is an object, no block
	key     text.Span
	from    int // how many uses were found before it

	value value // of the property or argument at hand
}

// object is what is seen of an object.
type object struct {
	surface   *Surface  // that is called with it
	depth     int       // in the property of surface
	name      text.Span // of the variable that holds it
	url       text.Span // the URL that it has, as far as that is written out
	connected bool      // it has a connection, or may have
	method    string    // the HTTP method that it has, in upper case, if that is written out
}

// role is what a value is to us.
type role uint8

const (
	none role = iota
	connection
	url
	method
	argument // of a surface
)

// value is the expression that a property or an argument has.
type value struct {
	role      role
	by        Key
	surface   *Surface
	statement bool      // it is given to a property of an object that exists, and ends with the statement
	count     int       // of tokens
	span      text.Span // of all of them
	first     token
	names     []text.Span // the strings in it, between quotation marks
}

// pending is a use of which not everything is known yet.
type pending struct {
	use  Use
	in   text.Span // the variable that holds the object with the name
	name text.Span // the name of the constant that is handed over
}

// constant is a declaration of constants that is being read.
type constant struct {
	state int // 0 for none, or what is expected: 1 a name, 2 what stands between it and =, 3 a string, 4 the end
	name  text.Span
	value text.Span
}

// readJavaScript returns what is found in src.
func readJavaScript(src string) ([]Use, []Request) {
	r := &reader{tokens: newTokens(src), constants: map[string]text.Span{}, handed: map[string]*Surface{}, linked: map[string]bool{}}
	r.open = append(r.open, frame{}) // the file
	for {
		tok, ok := r.next()
		if !ok {
			break
		}
		r.step(tok)
		r.older, r.old = r.old, tok
	}
	for len(r.open) > 0 {
		r.finish()
		r.open = r.open[:len(r.open)-1]
	}
	r.endConstant(token{kind: js.SemicolonToken})
	return r.resolve()
}

func (r *reader) top() *frame { return &r.open[len(r.open)-1] }

// step takes one more token.
func (r *reader) step(tok token) {
	r.endConstant(tok)
	if v := r.top().value; v.statement && v.count > 0 && tok.fresh && js.IsIdentifierName(tok.kind) {
		r.finish() // a statement without a semicolon
	}
	switch tok.kind {
	case js.CommaToken, js.CloseBraceToken, js.CloseParenToken, js.CloseBracketToken, js.TemplateEndToken, js.SemicolonToken:
		r.shorthand()
		r.finish()
		if tok.kind != js.CommaToken && tok.kind != js.SemicolonToken {
			r.shut(tok)
		}
	case js.ColonToken:
		if !r.property() {
			r.add(tok)
		}
	case js.EllipsisToken:
		r.top().connected = true // what is spread may have a connection
		r.add(tok)
	default:
		r.add(tok)
	}
	switch tok.kind {
	case js.OpenBraceToken, js.OpenParenToken, js.OpenBracketToken, js.TemplateStartToken:
		r.enter(tok)
	}
	r.follow(tok)
}

// add takes a token of the value at hand.
func (r *reader) add(tok token) {
	v := &r.top().value
	if v.role == none {
		return
	}
	if v.count == 0 {
		v.first, v.span = tok, tok.span
	}
	v.count++
	v.span.End = tok.span.End
	if at, ok := r.literal(tok); ok {
		v.names = append(v.names, at)
	}
}

// enter opens a bracket.
func (r *reader) enter(tok token) {
	around := r.top()
	f := frame{kind: tok.kind, from: len(r.found)}
	switch tok.kind {
	case js.OpenParenToken:
		switch r.old.kind {
		case js.IfToken, js.WhileToken, js.ForToken, js.WithToken:
			f.head = true
		default:
			if f.surface = r.called(); f.surface != nil {
				f.value.role = argument
				if len(f.surface.property) == 0 {
					f.value = value{role: connection, by: f.surface.By, surface: f.surface}
				}
			}
		}
	case js.OpenBraceToken:
		f.literal = r.expected()
		switch v := around.value; {
		case around.kind == js.OpenParenToken && v.role == argument && v.count == 1:
			f.object.surface = around.surface
		case around.kind == js.OpenBraceToken && around.object.surface != nil && v.count <= 1 && r.keyIs(around):
			f.object.surface, f.depth = around.object.surface, around.depth+1
		case r.old.kind == js.EqToken && js.IsIdentifier(r.older.kind):
			f.name = r.older.span
		}
	}
	r.open = append(r.open, f)
}

// keyIs reports whether the key at hand is the next one on the way to the name that a surface takes.
func (r *reader) keyIs(f *frame) bool {
	property := f.object.surface.property
	return f.depth < len(property)-1 && r.text(f.key) == property[f.depth] && r.old.kind == js.ColonToken
}

// expected reports whether a brace behind the last token opens an object: an expression is expected there.
func (r *reader) expected() bool {
	switch k := r.old.kind; k {
	case js.OpenParenToken, js.OpenBracketToken, js.CommaToken, js.ColonToken, js.QuestionToken, js.ReturnToken, js.EllipsisToken, js.TemplateStartToken:
		return true
	default:
		return js.IsOperator(k)
	}
}

// called returns the surface that is called by the path before a parenthesis.
func (r *reader) called() *Surface {
	if n := len(r.path); n == 0 || r.path[n-1] != r.old.span {
		return nil
	}
	switch r.text(r.old.span) {
	case "request", "invokeUrl", "invoke", "getConnectionCredentials": // what all surfaces end with
	default:
		return nil
	}
	var names []string
	for _, s := range r.path {
		names = append(names, r.text(s))
	}
	return surfaceOf(names)
}

// follow keeps the path that the tokens up to tok are.
func (r *reader) follow(tok token) {
	switch {
	case tok.kind == js.DotToken || tok.kind == js.OptChainToken:
	case !js.IsIdentifierName(tok.kind):
		r.path = r.path[:0]
	case r.old.kind == js.DotToken || r.old.kind == js.OptChainToken:
		if len(r.path) == longestPath {
			r.path = slices.Delete(r.path, 0, 1)
		}
		r.path = append(r.path, tok.span)
		if isLinkName(r.text(tok.span)) && js.IsIdentifier(r.older.kind) {
			r.linked[r.text(r.older.span)] = true
		}
	default:
		r.path = append(r.path[:0], tok.span)
	}
	r.assigned(tok)
}

// assigned begins the value that is given to a property of an object that exists: x.connectionLinkName =.
func (r *reader) assigned(tok token) {
	if tok.kind == js.EqToken && (r.older.kind == js.DotToken || r.older.kind == js.OptChainToken) && isLinkName(r.text(r.old.span)) && r.top().value.role == none {
		r.top().value = value{role: connection, statement: true}
	}
}

// property begins the value of a property, if the colon at hand stands behind the key of one.
func (r *reader) property() bool {
	f := r.top()
	if f.kind != js.OpenBraceToken || r.older.kind != js.OpenBraceToken && r.older.kind != js.CommaToken && r.older.kind != js.SemicolonToken {
		return false
	}
	f.key = r.old.span
	if at, ok := r.literal(r.old); ok {
		f.key = at
	} else if !js.IsIdentifierName(r.old.kind) {
		return false
	}
	f.value = value{}
	r.begin(f)
	return true
}

// begin sets what the value of the key at hand is to us.
func (r *reader) begin(f *frame) {
	name := r.text(f.key)
	s := f.object.surface
	last := s != nil && f.depth == len(s.property)-1
	switch {
	case isLinkName(name):
		f.value = value{role: connection, by: LinkName}
		if s != nil && last && s.property[f.depth] == name {
			f.value.surface = s
		}
		f.connected = true
	case last && s.property[f.depth] == name:
		f.value = value{role: connection, by: s.By, surface: s}
		f.connected = true
	case name == "url":
		f.value = value{role: url}
	case name == "method" || name == "type":
		f.value = value{role: method}
	}
}

// shorthand begins and ends a property that is written by its name alone.
func (r *reader) shorthand() {
	f := r.top()
	if f.kind != js.OpenBraceToken || !f.literal || f.value.role != none || !js.IsIdentifier(r.old.kind) ||
		r.older.kind != js.OpenBraceToken && r.older.kind != js.CommaToken {
		return
	}
	if f.key = r.old.span; isLinkName(r.text(f.key)) {
		r.begin(f)
		r.add(r.old)
	}
}

// finish ends the value at hand.
func (r *reader) finish() {
	f := r.top()
	v := f.value
	f.value = value{}
	if v.count == 0 {
		return
	}
	switch v.role {
	case connection:
		r.connection(f, v)
	case url:
		f.url = r.written(v)
	case method:
		if v.count == 1 && len(v.names) == 1 {
			f.method = strings.ToUpper(r.text(v.names[0]))
		}
	case argument:
		if v.count == 1 && js.IsIdentifier(v.first.kind) {
			name := r.text(v.first.span)
			if before, twice := r.handed[name]; twice && before != f.surface {
				r.handed[name] = nil // it is not said which of them takes which object
				break
			}
			r.handed[name] = f.surface
		}
	case none:
	}
}

// shut closes the bracket at hand.
func (r *reader) shut(tok token) {
	if len(r.open) == 1 {
		return
	}
	f := r.top()
	r.regexp = f.head || f.kind == js.OpenBraceToken && !f.literal
	if o := f.object; !o.url.Empty() && (o.surface != nil || !o.name.Empty()) {
		r.requests = append(r.requests, o)
	}
	if f.kind == js.OpenBraceToken {
		for i := range r.found[f.from:] {
			if use := &r.found[f.from+i].use; use.Method == "" {
				use.Method = f.method
			}
		}
	}
	r.open = r.open[:len(r.open)-1]
	if v := &r.top().value; v.role != none {
		v.span.End = tok.span.End
	}
}
