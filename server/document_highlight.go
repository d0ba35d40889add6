package server

import (
	"context"
	"slices"

	"go.lsp.dev/protocol"
)

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
		list = append(list, protocol.DocumentHighlight{Range: rangeOf(c.at.Text, at.Span, r.caps.encoding), Kind: kind})
	}
	return list, ctx.Err()
}
