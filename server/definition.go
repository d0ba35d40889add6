package server

import (
	"context"

	"go.lsp.dev/protocol"
)

// Definition implements [protocol.Server]: from a connection link name to the connectors that have it.
func (s *session) Definition(ctx context.Context, params *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	c, spot := s.symbolAt(ctx, params.TextDocument.URI, params.Position)
	if c == nil {
		return nil, nil
	}
	origin := rangeOf(c.at.text, spot.Span, s.features.encoding)
	links, places := protocol.DefinitionLinkSlice{}, protocol.LocationSlice{}
	for _, d := range c.Declarations(spot.Symbol) {
		at := c.location(d.File, d.Span(), s.features.encoding)
		places = append(places, at)
		links = append(links, protocol.DefinitionLink{
			OriginSelectionRange: &origin,
			TargetURI:            at.URI,
			TargetRange:          rangeOf(c.document(d.File).text, d.Connector.Value.Span(), s.features.encoding),
			TargetSelectionRange: at.Range,
		})
	}
	if s.features.definitionLinks {
		return links, nil
	}
	return places, nil
}
