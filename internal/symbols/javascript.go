package symbols

import (
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2/js"

	"plugin-manifest-ls/internal/text"
)

// reader finds the uses and requests in JavaScript. It makes one pass over the tokens and keeps a stack of open
// brackets.
type reader struct {
	*tokens
	old, older token // before prev
	open       []frame
	path       []text.Span // the dotted names up to prev

	constant    constant
	constants   map[string]text.Span // by name, the last declaration of each
	passedTo    map[string]*Surface  // by variable: the surface it is passed to
	hasLinkName map[string]bool      // variables with x.connectionLinkName

	candidates []candidate
	requests   []object
}

// frame is an open bracket.
type frame struct {
	kind js.TokenType // of the bracket
	// A parenthesis:
	head    bool     // of an if or a loop
	surface *Surface // that is called
	// A brace:
	object
	literal bool // an object, not a block
	key     text.Span
	from    int // number of candidates before it

	value value // of the current property or argument
}

// object is what is known of an object literal.
type object struct {
	surface   *Surface  // that receives it
	depth     int       // index in Surface.property
	name      text.Span // of the variable that it is assigned to
	url       text.Span // literal part of its URL
	connected bool      // it has, or can have, a connection
	method    string    // HTTP method in upper case, empty if it is not a literal
}

// role says what a value is used for.
type role uint8

const (
	none role = iota
	connection
	url
	method
	argument // of a surface
)

// value is the expression of a property or an argument.
type value struct {
	role      role
	by        Key
	surface   *Surface
	statement bool      // the right side of an assignment to a property; it ends with the statement
	count     int       // of tokens
	span      text.Span // of all of them
	first     token
	names     []text.Span // the strings in it, between quotation marks
}

// candidate is a use that [reader.resolve] completes.
type candidate struct {
	use  Use
	in   text.Span // the variable that holds the object with the name
	name text.Span // the constant that is passed
}

// constant is a declaration of constants that is being read.
type constant struct {
	state int // 0 outside a declaration, otherwise what is expected: 1 a name, 2 an equals sign, 3 a string, 4 the end
	name  text.Span
	value text.Span
}

// readJavaScript returns the uses and requests in src.
func readJavaScript(src string) ([]Use, []Request) {
	r := &reader{tokens: newTokens(src), constants: map[string]text.Span{}, passedTo: map[string]*Surface{}, hasLinkName: map[string]bool{}}
	r.open = append(r.open, frame{}) // the whole file
	for {
		tok, ok := r.next()
		if !ok {
			break
		}
		r.step(tok)
		r.older, r.old = r.old, tok
	}
	for len(r.open) > 0 {
		r.endValue()
		r.open = r.open[:len(r.open)-1]
	}
	r.trackConstant(token{kind: js.SemicolonToken})
	return r.resolve()
}

func (r *reader) top() *frame { return &r.open[len(r.open)-1] }

// step processes one token.
func (r *reader) step(tok token) {
	r.trackConstant(tok)
	if v := r.top().value; v.statement && v.count > 0 && tok.startsLine && js.IsIdentifierName(tok.kind) {
		r.endValue() // the statement has no semicolon
	}
	switch tok.kind {
	case js.CommaToken, js.CloseBraceToken, js.CloseParenToken, js.CloseBracketToken, js.TemplateEndToken, js.SemicolonToken:
		r.shorthand()
		r.endValue()
		if tok.kind != js.CommaToken && tok.kind != js.SemicolonToken {
			r.closeBracket(tok)
		}
	case js.ColonToken:
		if !r.property() {
			r.add(tok)
		}
	case js.EllipsisToken:
		r.top().connected = true // the spread object can have a connection
		r.add(tok)
	default:
		r.add(tok)
	}
	switch tok.kind {
	case js.OpenBraceToken, js.OpenParenToken, js.OpenBracketToken, js.TemplateStartToken:
		r.openBracket(tok)
	}
	r.trackPath(tok)
}

// add appends a token to the current value.
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

// openBracket pushes a frame.
func (r *reader) openBracket(tok token) {
	around := r.top()
	f := frame{kind: tok.kind, from: len(r.candidates)}
	switch tok.kind {
	case js.OpenParenToken:
		switch r.old.kind {
		case js.IfToken, js.WhileToken, js.ForToken, js.WithToken:
			f.head = true
		default:
			if f.surface = r.calledSurface(); f.surface != nil {
				f.value.role = argument
				if len(f.surface.property) == 0 {
					f.value = value{role: connection, by: f.surface.By, surface: f.surface}
				}
			}
		}
	case js.OpenBraceToken:
		f.literal = r.expectsExpression()
		switch v := around.value; {
		case around.kind == js.OpenParenToken && v.role == argument && v.count == 1:
			f.object.surface = around.surface
		case around.kind == js.OpenBraceToken && around.object.surface != nil && v.count <= 1 && r.onProperty(around):
			f.object.surface, f.depth = around.object.surface, around.depth+1
		case r.old.kind == js.EqToken && js.IsIdentifier(r.older.kind):
			f.name = r.older.span
		}
	}
	r.open = append(r.open, f)
}

// onProperty reports whether the current key is the next one on the path to the name that the surface takes.
func (r *reader) onProperty(f *frame) bool {
	property := f.object.surface.property
	return f.depth < len(property)-1 && r.text(f.key) == property[f.depth] && r.old.kind == js.ColonToken
}

// expectsExpression reports whether a brace after the last token opens an object rather than a block.
func (r *reader) expectsExpression() bool {
	switch k := r.old.kind; k {
	case js.OpenParenToken, js.OpenBracketToken, js.CommaToken, js.ColonToken, js.QuestionToken, js.ReturnToken, js.EllipsisToken, js.TemplateStartToken:
		return true
	default:
		return js.IsOperator(k)
	}
}

// calledSurface returns the surface whose path precedes a parenthesis, or nil.
func (r *reader) calledSurface() *Surface {
	if n := len(r.path); n == 0 || r.path[n-1] != r.old.span {
		return nil
	}
	switch r.text(r.old.span) {
	case "request", "invokeUrl", "invoke", "getConnectionCredentials": // the last names of all surfaces
	default:
		return nil
	}
	var names []string
	for _, s := range r.path {
		names = append(names, r.text(s))
	}
	return surfaceOf(names)
}

// trackPath updates the dotted path that ends with tok.
func (r *reader) trackPath(tok token) {
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
			r.hasLinkName[r.text(r.older.span)] = true
		}
	default:
		r.path = append(r.path[:0], tok.span)
	}
	r.startAssignment(tok)
}

// startAssignment starts the value that is assigned to a link name property: x.connectionLinkName =.
func (r *reader) startAssignment(tok token) {
	if tok.kind == js.EqToken && (r.older.kind == js.DotToken || r.older.kind == js.OptChainToken) && isLinkName(r.text(r.old.span)) && r.top().value.role == none {
		r.top().value = value{role: connection, statement: true}
	}
}

// property starts the value of a property if the current colon follows its key.
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
	r.startValue(f)
	return true
}

// startValue sets the role of the value of the current key.
func (r *reader) startValue(f *frame) {
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

// shorthand records a shorthand property, such as {connectionLinkName}.
func (r *reader) shorthand() {
	f := r.top()
	if f.kind != js.OpenBraceToken || !f.literal || f.value.role != none || !js.IsIdentifier(r.old.kind) ||
		r.older.kind != js.OpenBraceToken && r.older.kind != js.CommaToken {
		return
	}
	if f.key = r.old.span; isLinkName(r.text(f.key)) {
		r.startValue(f)
		r.add(r.old)
	}
}

// endValue ends the current value.
func (r *reader) endValue() {
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
		f.url = r.literalURL(v)
	case method:
		if v.count == 1 && len(v.names) == 1 {
			f.method = strings.ToUpper(r.text(v.names[0]))
		}
	case argument:
		if v.count == 1 && js.IsIdentifier(v.first.kind) {
			name := r.text(v.first.span)
			if before, twice := r.passedTo[name]; twice && before != f.surface {
				r.passedTo[name] = nil // ambiguous: the variable is passed to several surfaces
				break
			}
			r.passedTo[name] = f.surface
		}
	case none:
	}
}

// closeBracket pops a frame.
func (r *reader) closeBracket(tok token) {
	if len(r.open) == 1 {
		return
	}
	f := r.top()
	r.regexp = f.head || f.kind == js.OpenBraceToken && !f.literal
	if o := f.object; !o.url.Empty() && (o.surface != nil || !o.name.Empty()) {
		r.requests = append(r.requests, o)
	}
	if f.kind == js.OpenBraceToken {
		for i := range r.candidates[f.from:] {
			if use := &r.candidates[f.from+i].use; use.Method == "" {
				use.Method = f.method
			}
		}
	}
	r.open = r.open[:len(r.open)-1]
	if v := &r.top().value; v.role != none {
		v.span.End = tok.span.End
	}
}
