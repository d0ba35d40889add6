package server

import (
	"context"
	"slices"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/symbols"
)

// References implements [protocol.Server]: where a connection link name is handed over, and where it may be.
func (r *request) References(ctx context.Context, params *protocol.ReferenceParams) ([]protocol.Location, error) {
	c, spot := r.symbolAt(ctx, params.TextDocument.URI, params.Position)
	if c == nil {
		return nil, ctx.Err()
	}
	list := []protocol.Location{}
	if params.Context.IncludeDeclaration {
		for d := range while(ctx, slices.Values(c.Declarations(spot.Symbol))) {
			list = append(list, c.location(d.File, d.Span(), r.features.encoding))
		}
	}
	return append(list, r.uses(ctx, c, spot.Symbol)...), ctx.Err()
}

// uses returns where a symbol is used, until ctx ends.
func (s *session) uses(ctx context.Context, c *connections, of symbols.Symbol) []protocol.Location {
	list := []protocol.Location{}
	for p := range while(ctx, slices.Values(c.Uses(of))) {
		list = append(list, c.location(p.File, p.At, s.features.encoding))
	}
	return list
}

// DocumentHighlight implements [protocol.Server].
func (r *request) DocumentHighlight(ctx context.Context, params *protocol.DocumentHighlightParams) ([]protocol.DocumentHighlight, error) {
	c, spot := r.symbolAt(ctx, params.TextDocument.URI, params.Position)
	if c == nil {
		return nil, ctx.Err()
	}
	list := []protocol.DocumentHighlight{}
	for at := range while(ctx, slices.Values(c.In(c.file, spot.Symbol))) {
		kind := protocol.DocumentHighlightKindRead
		if at.Declares {
			kind = protocol.DocumentHighlightKindWrite
		}
		list = append(list, protocol.DocumentHighlight{Range: rangeOf(c.at.Text, at.Span, r.features.encoding), Kind: kind})
	}
	return list, ctx.Err()
}
