package server

import (
	"context"
	"fmt"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// DidOpen implements [protocol.Server].
func (r *request) DidOpen(_ context.Context, params *protocol.DidOpenTextDocumentParams) error {
	item := &params.TextDocument
	affected := r.store(workspace.Open{
		Key:     item.URI,
		URI:     clientURI(r.params, item.URI),
		Version: item.Version,
		Text:    text.New(item.Text),
	})
	snap := r.current.Load()
	d := snap.Document(item.URI)
	if d != nil {
		r.publisher.linesMoved(item.URI)
	}
	r.checkAffected(item.URI, affected)
	r.workspaceCache.invalidate(workspace.PathOf(item.URI))
	if limit := snap.settings.MaxFileSize; d != nil && int64(d.Text.Len()) > limit {
		r.conn.Notify(protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{
			Type: protocol.MessageTypeWarning,
			Message: fmt.Sprintf("%s: a manifest of %d MB is not checked; %s.maxFileSize is %d",
				name, d.Text.Len()>>20, section, limit>>20),
		})
	}
	return nil
}

// clientURI returns the URI of the document as the client writes it in params. The decoder of the protocol rewrites URIs into a
// canonical form, which the client may not recognize.
func clientURI(params []byte, canonical uri.URI) uri.URI {
	if s, ok := lookupString(params, "textDocument", "uri"); ok {
		return uri.URI(s)
	}
	return canonical
}
