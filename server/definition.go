package server

import (
	"context"

	"go.lsp.dev/protocol"
)

// Definition implements [protocol.Server]: from a connection link name to the connectors that have it.
func (r *request) Definition(ctx context.Context, params *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	c, spot := r.symbolAt(ctx, params.TextDocument.URI, params.Position)
	if c == nil {
		return nil, nil
	}
	origin := rangeOf(c.at.Text, spot.Span, r.caps.encoding)
	links, locations := protocol.DefinitionLinkSlice{}, protocol.LocationSlice{}
	for _, d := range c.Declarations(spot.Symbol) {
		at := c.location(d.File, d.Span(), r.caps.encoding)
		locations = append(locations, at)
		links = append(links, protocol.DefinitionLink{
			OriginSelectionRange: &origin,
			TargetURI:            at.URI,
			TargetRange:          rangeOf(c.document(d.File).Text, d.Connector.Value.Span(), r.caps.encoding),
			TargetSelectionRange: at.Range,
		})
	}
	if r.caps.definitionLinks {
		return links, nil
	}
	return locations, nil
}
