package server

import (
	"context"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/hover"
)

// Hover implements [protocol.Server].
func (s *session) Hover(ctx context.Context, params *protocol.HoverParams) (*protocol.Hover, error) {
	d := readable(ctx, params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	offset := offsetOf(d.text, params.Position, s.features.encoding)
	told, ok := hover.At(d.model(), offset, hover.Around{Rules: ruleValues()})
	if !ok {
		return nil, nil
	}
	contents := &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: told.Markdown}
	if !s.features.hoverMarkdown {
		contents = &protocol.MarkupContent{Kind: protocol.MarkupKindPlainText, Value: plain(told.Markdown)}
	}
	rng := rangeOf(d.text, told.Span, s.features.encoding)
	return &protocol.Hover{Contents: contents, Range: &rng}, nil
}
