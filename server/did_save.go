package server

import (
	"context"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/workspace"
)

// DidSave implements [protocol.Server]. Not all clients report which files change on disk.
func (r *request) DidSave(_ context.Context, params *protocol.DidSaveTextDocumentParams) error {
	r.touch(workspace.PathOf(params.TextDocument.URI))
	return nil
}
