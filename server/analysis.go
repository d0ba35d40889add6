package server

import (
	"context"

	"go.lsp.dev/protocol"
)

// diagnose returns what is wrong in d, a document of snap, as the user wants it told. Once ctx has
// ended nobody wants to know.
func (s *session) diagnose(ctx context.Context, snap *snapshot, d *document) []protocol.Diagnostic {
	var list []protocol.Diagnostic
	for found := range d.shown(snap.settings) {
		if ctx.Err() != nil {
			return nil
		}
		list = append(list, s.toDiagnostic(d, found))
	}
	return list
}
