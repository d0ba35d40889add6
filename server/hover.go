package server

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
)

// Hover implements [protocol.Server].
func (r *request) Hover(ctx context.Context, params *protocol.HoverParams) (*protocol.Hover, error) {
	d := r.readable(params.TextDocument.URI)
	if d == nil {
		if h := r.hoverLinkName(ctx, params); h != nil {
			return h, nil
		}
		return r.hoverRequests(ctx, params), nil
	}
	offset := offsetOf(d.Text, params.Position, r.caps.encoding)
	hover, ok := ide.Hover(d.Model(), offset, ide.HoverContext{Configuration: configurationProperties(), Uses: r.usesAt(ctx, d, offset)})
	if !ok {
		return nil, nil
	}
	return r.toHover(d, hover), nil
}

// hoverLinkName returns the hover of the declaration in the manifest for a connection link name in code.
func (r *request) hoverLinkName(ctx context.Context, params *protocol.HoverParams) *protocol.Hover {
	c, spot := r.symbolAt(ctx, params.TextDocument.URI, params.Position)
	if c == nil {
		return nil
	}
	for _, d := range c.Declarations(spot.Symbol) {
		hover, ok := ide.Hover(c.document(d.File).Model(), d.Span().Start, ide.HoverContext{Uses: func(string) []string { return c.usesWithLines(spot.Symbol) }})
		if ok {
			hover.Span = spot.Span
			return r.toHover(c.at, hover)
		}
	}
	return nil
}

// maxRequests is how many requests a hover describes. Many can begin with the same string.
const maxRequests = 5

// hoverRequests returns the scopes that the requests at a position of code require: those whose URL or expression at the
// call is there.
func (r *request) hoverRequests(ctx context.Context, params *protocol.HoverParams) *protocol.Hover {
	c := r.connectionsAt(ctx, params.TextDocument.URI)
	if c == nil {
		return nil
	}
	offset := offsetOf(c.at.Text, params.Position, r.caps.encoding)
	var found ide.HoverText
	var texts []string
	more := 0
	for _, q := range c.Code.Requests() {
		span, ok := spanAround(q, c.file, offset)
		if !ok {
			continue
		}
		required, ok := catalog.RequiredScopes(q.Method, q.URL)
		if !ok {
			continue
		}
		if len(texts) == 0 || span.Len() < found.Span.Len() {
			found.Span = span
		}
		switch s := ide.HoverRequest(q.Line(), required); {
		case slices.Contains(texts, s):
		case len(texts) == maxRequests:
			more++
		default:
			texts = append(texts, s)
		}
	}
	if len(texts) == 0 {
		return nil
	}
	found.Markdown = strings.Join(texts, "\n\n")
	if more > 0 {
		found.Markdown += fmt.Sprintf("\n\nand %d more", more)
	}
	return r.toHover(c.at, found)
}

// spanAround returns the span of the URL of q, or of its expression at the call, that is in a file and contains offset.
func spanAround(q symbols.Request, file string, offset int) (text.Span, bool) {
	switch {
	case q.File == file && q.Span.Touches(offset):
		return q.Span, true
	case q.AtFile == file && q.At.Touches(offset):
		return q.At, true
	}
	return text.Span{}, false
}

// usesAt returns the function that lists the uses of the connection link name at offset, nil without a link name or without code.
func (r *request) usesAt(ctx context.Context, d *document, offset int) func(string) []string {
	alone := symbols.Extension{Manifests: []symbols.Manifest{{Model: d.Model()}}}
	spot, ok := alone.At("", offset)
	if !ok || d.Kind != manifest.Manifest {
		return nil
	}
	c := r.connectionsOf(ctx, r.snapshot, d)
	if !c.Code.HasCode() {
		return nil
	}
	c.rescanUses(spot.Symbol)
	return func(string) []string { return c.usesWithLines(spot.Symbol) }
}

// usesWithLines returns the uses of a symbol as paths with line numbers from 1.
func (c *connections) usesWithLines(of symbols.Symbol) []string {
	var list []string
	for _, u := range c.Uses(of) {
		line := lineOf(c.document(u.AtFile).Text, u.At.Start)
		at := fmt.Sprintf("%s:%d", u.AtFile, line+1)
		if u.Certainty == symbols.Possible {
			at += " (possible)"
		}
		list = append(list, at)
	}
	return list
}

func (s *session) toHover(d *document, hover ide.HoverText) *protocol.Hover {
	contents := &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: hover.Markdown}
	if !s.caps.hoverMarkdown {
		contents = &protocol.MarkupContent{Kind: protocol.MarkupKindPlainText, Value: ide.PlainText(hover.Markdown)}
	}
	rng := rangeOf(d.Text, hover.Span, s.caps.encoding)
	return &protocol.Hover{Contents: contents, Range: &rng}
}
