package server

import (
	"context"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/symbols"
)

// InlayHint implements [protocol.Server].
func (r *request) InlayHint(ctx context.Context, params *protocol.InlayHintParams) ([]protocol.InlayHint, error) {
	d := r.readable(params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	within := spanOf(d.Text, params.Range, r.caps.encoding)
	list := []protocol.InlayHint{}
	for _, h := range ide.InlayHints(d.Model(), within, r.snapshot.settings.inlays, r.countUses(ctx, d)) {
		pad := true
		out := protocol.InlayHint{
			Position:    positionOf(d.Text, h.Offset, r.caps.encoding),
			Label:       protocol.String(h.Label),
			PaddingLeft: &pad,
		}
		if h.Doc != "" {
			out.Tooltip = r.toDocumentation(h.Doc)
		}
		list = append(list, out)
	}
	return list, nil
}

// countUses returns the function that counts the uses of a connection link name of d, nil if the extension has no code
// or the user turned hints about uses off.
func (r *request) countUses(ctx context.Context, d *document) ide.CountUses {
	snap := r.snapshot
	if !snap.settings.inlays[ide.UseHints] || d.Kind != manifest.Manifest {
		return nil
	}
	c := r.connectionsOf(ctx, snap, d)
	if !c.Code.HasCode() {
		return nil
	}
	return func(linkName string) int { return len(c.Uses(symbols.Symbol{Name: linkName})) }
}
