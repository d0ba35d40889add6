package symbols

import (
	"github.com/tdewolff/parse/v2/js"

	"plugin-manifest-ls/internal/text"
)

// connection records the value v in f as a use.
func (r *reader) connection(f *frame, v value) {
	p := candidate{use: Use{By: v.by, Surface: v.surface, Certainty: Possible, Span: v.span, At: v.span}}
	if v.surface == nil {
		p.in = f.name
	}
	switch {
	case v.count == 1 && len(v.names) == 1 && v.names[0].Empty(): // an empty name means no connection
		return
	case v.count == 1 && len(v.names) == 1:
		p.use.Certainty, p.use.Span, p.use.At = Literal, v.names[0], v.names[0]
	case v.count == 1 && js.IsIdentifier(v.first.kind):
		switch r.text(v.first.span) {
		case "string", "any", "unknown", "undefined": // a type annotation, or no value
			return
		}
		p.name = v.first.span
	case v.count == 1 && js.IsReservedWord(v.first.kind): // null
		return
	case len(v.names) > 0:
		for _, at := range v.names {
			p.use.Span, p.use.At = at, at
			r.candidates = append(r.candidates, p)
		}
		return
	}
	r.candidates = append(r.candidates, p)
}

// literalURL returns the literal part of a URL: a string, or the beginning of an expression if that includes the host.
func (r *reader) literalURL(v value) text.Span {
	at := text.Span{Start: v.first.span.Start + 1, End: v.first.span.End - 1}
	switch v.first.kind {
	case js.StringToken, js.TemplateToken:
		at, ok := r.literal(v.first)
		if !ok || v.count > 1 && !includesHost(r.text(at)) {
			return text.Span{}
		}
		return at
	case js.TemplateStartToken:
		at.End-- // the token ends with ${
		if at.End > at.Start && includesHost(r.text(at)) {
			return at
		}
	}
	return text.Span{}
}
