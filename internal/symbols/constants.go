package symbols

import (
	"maps"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2/js"

	"plugin-manifest-ls/internal/text"
)

// trackConstant advances the declaration of constants that is being read by tok.
func (r *reader) trackConstant(tok token) {
	c := &r.constant
	switch c.state {
	case 1: // after the keyword
		c.state = 0
		if js.IsIdentifier(tok.kind) {
			c.name, c.state = tok.span, 2
		}
	case 2: // after the name, possibly in its type
		switch tok.kind {
		case js.EqToken:
			c.state = 3
		case js.SemicolonToken, js.OpenBraceToken, js.OpenParenToken:
			c.state = 0
		}
	case 3: // after the equals sign
		c.state = 0
		if at, ok := r.literal(tok); ok {
			c.value, c.state = at, 4
		}
	case 4: // after the string
		ends := tok.kind == js.SemicolonToken || tok.kind == js.CommaToken || tok.kind == js.CloseBraceToken ||
			js.IsIdentifierName(tok.kind) && tok.kind != js.InToken && tok.kind != js.InstanceofToken
		c.state = 0
		if ends {
			r.constants[r.text(c.name)] = c.value
		}
		if tok.kind == js.CommaToken {
			c.state = 1
		}
	}
	if tok.kind == js.ConstToken {
		c.state = 1
	}
}

// resolve returns the uses and requests of the file, completed by declarations that follow them.
func (r *reader) resolve() ([]Use, []Request) {
	bound := r.bindings()
	var uses []Use
	for _, p := range r.candidates {
		if s := r.passedTo[r.text(p.in)]; p.use.Surface == nil && s != nil {
			p.use.Surface = s
		}
		if at, ok := r.constants[r.text(p.name)]; ok && !p.name.Empty() {
			if at.Empty() {
				continue // an empty name means no connection
			}
			p.use.Span = at
			if bound[r.text(p.name)] == 1 {
				p.use.Certainty = Constant
			}
		}
		if p.use.Span != p.use.At || p.use.Certainty == Literal || p.name.Empty() && isString(r.src, p.use.Span) {
			p.use.Name = r.text(p.use.Span)
		}
		uses = append(uses, p.use)
	}
	slices.SortStableFunc(uses, func(a, b Use) int { return a.At.Start - b.At.Start })
	var requests []Request
	for _, o := range r.requests {
		name := r.text(o.name)
		if o.surface == nil {
			o.surface = r.passedTo[name]
		}
		if o.surface != nil && o.depth == 0 {
			requests = append(requests, Request{URL: r.text(o.url), Span: o.url, Surface: o.surface, Connected: o.connected || r.hasLinkName[name]})
		}
	}
	return uses, requests
}

// isString reports whether span is preceded by a quotation mark.
func isString(src string, span text.Span) bool {
	if span.Start == 0 {
		return false
	}
	c := src[span.Start-1]
	return c == '"' || c == '\'' || c == '`'
}

// bindings returns for each constant that is passed as a connection how many declarations in the file have its name.
func (r *reader) bindings() map[string]int {
	declarations := map[string]int{}
	for _, p := range r.candidates {
		if _, ok := r.constants[r.text(p.name)]; ok && !p.name.Empty() {
			declarations[r.text(p.name)]++
		}
	}
	recount := map[string]int{}
	for name, n := range declarations {
		if strings.Count(r.src, name) == 1+n {
			declarations[name] = 1 // its declaration and the uses are the only occurrences
			continue
		}
		delete(declarations, name)
		recount[name] = 0
	}
	if len(recount) > 0 {
		countBindings(r.src, recount)
		maps.Copy(declarations, recount)
	}
	return declarations
}
