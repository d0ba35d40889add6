package server

import (
	"context"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/inlay"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/symbols"
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
	for _, h := range inlay.Hints(d.model(), within, inboundOf(ctx).snapshot.settings.inlays, s.aroundInlays(ctx, d)) {
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

// aroundInlays returns what hints look at besides d: the code around it, if the user wants to see how often a
// connection is used.
func (s *session) aroundInlays(ctx context.Context, d *document) inlay.Around {
	snap := inboundOf(ctx).snapshot
	if !snap.settings.inlays[inlay.Uses] || d.kind != manifest.Manifest {
		return inlay.Around{}
	}
	c := s.connectionsOf(snap, d)
	if !c.Code.HasCode() {
		return inlay.Around{}
	}
	return inlay.Around{Uses: func(linkName string) int { return len(c.Uses(symbols.Symbol{Name: linkName})) }}
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
