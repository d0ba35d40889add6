package symbols

import (
	"github.com/tdewolff/parse/v2/js"

	"plugin-manifest-ls/internal/text"
)

// connection takes the value v, which names a connection, in f.
func (r *reader) connection(f *frame, v value) {
	p := pending{use: Use{By: v.by, Surface: v.surface, Certainty: Possible, Span: v.span, At: v.span}}
	if v.surface == nil {
		p.in = f.name
	}
	switch {
	case v.count == 1 && len(v.names) == 1 && v.names[0].Empty(): // no connection
		return
	case v.count == 1 && len(v.names) == 1:
		p.use.Certainty, p.use.Span, p.use.At = Literal, v.names[0], v.names[0]
	case v.count == 1 && js.IsIdentifier(v.first.kind):
		switch r.text(v.first.span) {
		case "string", "any", "unknown", "undefined": // a type, or nothing
			return
		}
		p.name = v.first.span
	case v.count == 1 && js.IsReservedWord(v.first.kind): // null
		return
	case len(v.names) > 0:
		for _, at := range v.names {
			p.use.Span, p.use.At = at, at
			r.found = append(r.found, p)
		}
		return
	}
	r.found = append(r.found, p)
}

// written returns as much of a URL as is written out: a string, or what one begins with if it goes on behind the
// host.
func (r *reader) written(v value) text.Span {
	at := text.Span{Start: v.first.span.Start + 1, End: v.first.span.End - 1}
	switch v.first.kind {
	case js.StringToken, js.TemplateToken:
		at, ok := r.literal(v.first)
		if !ok || v.count > 1 && !pastHost(r.text(at)) {
			return text.Span{}
		}
		return at
	case js.TemplateStartToken:
		at.End-- // the bracket has two signs
		if at.End > at.Start && pastHost(r.text(at)) {
			return at
		}
	}
	return text.Span{}
}
