package server

import (
	"context"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/inlay"
	"plugin-manifest-ls/internal/text"
)

// InlayHint implements [protocol.Server].
func (s *session) InlayHint(ctx context.Context, params *protocol.InlayHintParams) ([]protocol.InlayHint, error) {
	d := readable(ctx, params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	within := spanOf(d.text, params.Range, s.features.encoding)
	list := []protocol.InlayHint{}
	for _, h := range inlay.Hints(d.model(), within, inboundOf(ctx).snapshot.settings.inlays, inlay.Around{}) {
		pad := true
		out := protocol.InlayHint{
			Position:    rangeOf(d.text, text.At(h.Offset), s.features.encoding).Start,
			Label:       protocol.String(h.Label),
			PaddingLeft: &pad,
		}
		if h.Doc != "" {
			out.Tooltip = s.toDocumentation(h.Doc)
		}
		list = append(list, out)
	}
	return list, nil
}

// refreshInlays has the client ask for the hints again, if it can be told to.
func (s *session) refreshInlays() {
	if s.features.refreshInlays && phase(s.phase.Load()) == running {
		go func() {
			if err := s.client.InlayHintRefresh(s.ctx); err != nil {
				s.log.Info("asking for a refresh of inlay hints", "error", err)
			}
		}()
	}
}
