package server

import (
	"context"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/symbols"
)

// References implements [protocol.Server]: where a connection link name is handed over, and where it may be.
func (r *request) References(_ context.Context, params *protocol.ReferenceParams) ([]protocol.Location, error) {
	c, spot := r.symbolAt(params.TextDocument.URI, params.Position)
	if c == nil {
		return nil, nil
	}
	list := []protocol.Location{}
	if params.Context.IncludeDeclaration {
		for _, d := range c.Declarations(spot.Symbol) {
			list = append(list, c.location(d.File, d.Span(), r.features.encoding))
		}
	}
	return append(list, r.uses(c, spot.Symbol)...), nil
}

// uses returns where a symbol is used.
func (s *session) uses(c *connections, of symbols.Symbol) []protocol.Location {
	list := []protocol.Location{}
	for _, p := range c.Uses(of) {
		list = append(list, c.location(p.File, p.At, s.features.encoding))
	}
	return list
}

// DocumentHighlight implements [protocol.Server].
func (r *request) DocumentHighlight(_ context.Context, params *protocol.DocumentHighlightParams) ([]protocol.DocumentHighlight, error) {
	c, spot := r.symbolAt(params.TextDocument.URI, params.Position)
	if c == nil {
		return nil, nil
	}
	list := []protocol.DocumentHighlight{}
	for _, at := range c.In(c.file, spot.Symbol) {
		kind := protocol.DocumentHighlightKindRead
		if at.Declares {
			kind = protocol.DocumentHighlightKindWrite
		}
		list = append(list, protocol.DocumentHighlight{Range: rangeOf(c.at.Text, at.Span, r.features.encoding), Kind: kind})
	}
	return list, nil
}
