package server

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/workspace"
)

// DidClose implements [protocol.Server].
func (r *request) DidClose(_ context.Context, params *protocol.DidCloseTextDocumentParams) error {
	r.closeFile(params.TextDocument.URI)
	r.tokenCache.remove(params.TextDocument.URI)
	return nil
}

// closeFile removes an open file from the snapshot.
func (s *session) closeFile(key uri.URI) {
	affected := s.store(workspace.Close{Key: key})
	s.workspaceCache.invalidate(workspace.PathOf(key))
	s.checkAffected(key, affected)
}
