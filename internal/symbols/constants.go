package symbols

import (
	"maps"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2/js"

	"plugin-manifest-ls/internal/text"
)

// endConstant follows declarations of constants up to tok.
func (r *reader) endConstant(tok token) {
	c := &r.constant
	switch c.state {
	case 1: // behind the keyword
		c.state = 0
		if js.IsIdentifier(tok.kind) {
			c.name, c.state = tok.span, 2
		}
	case 2: // behind the name, perhaps in its type
		switch tok.kind {
		case js.EqToken:
			c.state = 3
		case js.SemicolonToken, js.OpenBraceToken, js.OpenParenToken:
			c.state = 0
		}
	case 3: // behind the sign
		c.state = 0
		if at, ok := r.literal(tok); ok {
			c.value, c.state = at, 4
		}
	case 4: // behind the string
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

// resolve returns what was found, with all that the rest of the file says of it.
func (r *reader) resolve() ([]Use, []Request) {
	bound := r.bindings()
	var uses []Use
	for _, p := range r.found {
		if s := r.handed[r.text(p.in)]; p.use.Surface == nil && s != nil {
			p.use.Surface = s
		}
		if at, ok := r.constants[r.text(p.name)]; ok && !p.name.Empty() {
			if at.Empty() {
				continue // no connection
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
			o.surface = r.handed[name]
		}
		if o.surface != nil && o.depth == 0 {
			requests = append(requests, Request{URL: r.text(o.url), Span: o.url, Surface: o.surface, Connected: o.connected || r.linked[name]})
		}
	}
	return uses, requests
}

// isString reports whether span lies between quotation marks.
func isString(src string, span text.Span) bool {
	if span.Start == 0 {
		return false
	}
	c := src[span.Start-1]
	return c == '"' || c == '\'' || c == '`'
}

// bindings counts the places at which each of the constants that are handed over, or something else of
// its name, is declared in the file.
func (r *reader) bindings() map[string]int {
	handed := map[string]int{}
	for _, p := range r.found {
		if _, ok := r.constants[r.text(p.name)]; ok && !p.name.Empty() {
			handed[r.text(p.name)]++
		}
	}
	count := map[string]int{}
	for name, n := range handed {
		if strings.Count(r.src, name) == 1+n {
			handed[name] = 1 // it is declared and handed over, and that is all there is of it
			continue
		}
		delete(handed, name)
		count[name] = 0
	}
	if len(count) > 0 {
		countBindings(r.src, count)
		maps.Copy(handed, count)
	}
	return handed
}
