package server

import (
	"context"
	"slices"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/symbols"
)

// References implements [protocol.Server]: the certain and possible uses of a connection link name.
func (r *request) References(ctx context.Context, params *protocol.ReferenceParams) ([]protocol.Location, error) {
	c, spot := r.symbolAt(ctx, params.TextDocument.URI, params.Position)
	if c == nil {
		return nil, ctx.Err()
	}
	list := []protocol.Location{}
	if params.Context.IncludeDeclaration {
		for d := range while(ctx, slices.Values(c.Declarations(spot.Symbol))) {
			list = append(list, c.location(d.File, d.Span(), r.caps.encoding))
		}
	}
	return append(list, r.uses(ctx, c, spot.Symbol)...), ctx.Err()
}

// uses returns the locations where a symbol is used, until ctx ends.
func (s *session) uses(ctx context.Context, c *connections, of symbols.Symbol) []protocol.Location {
	list := []protocol.Location{}
	for u := range while(ctx, slices.Values(c.Uses(of))) {
		list = append(list, c.location(u.AtFile, u.At, s.caps.encoding))
	}
	return list
}
