package server

import (
	"context"

	"go.lsp.dev/protocol"
)

// diagnose returns the diagnostics of d, a document of snap, that the client is sent. It returns none once ctx is done.
func (s *session) diagnose(ctx context.Context, snap *snapshot, d *document) []protocol.Diagnostic {
	list := shortlist{document: d, most: snap.settings.maxDiagnostics}
	for found := range d.Diagnostics(snap.settings.Settings) {
		if ctx.Err() != nil {
			return nil
		}
		list.add(found)
	}
	return s.toDiagnostics(&list)
}
