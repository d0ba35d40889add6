package server

import (
	"context"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/workspace"
)

// request is a message of the client while it is handled. Its methods that the protocol names implement
// [protocol.Server]; each is in the file of its method.
type request struct {
	protocol.UnimplementedServer
	*session

	snapshot *snapshot // what was current when the message was read
	params   []byte    // the JSON of the parameters, valid while the handler runs; nil if there are none
}

// handle decodes the parameters of a message and calls the method for it.
func (r *request) handle(ctx context.Context, message *jsonrpc2.Request) (any, error) {
	return protocol.ServerHandler(r, jsonrpc2.MethodNotFoundHandler)(ctx, message)
}

// document returns an open document, or nil if it is not open or not served.
func (r *request) document(u uri.URI) *document { return r.snapshot.Document(u) }

// readable returns an open document unless it is larger than the limit that the user has set.
func (r *request) readable(u uri.URI) *document { return r.snapshot.Readable(u) }

// asset returns an open file that is not served but may belong to an extension, or nil.
func (r *request) asset(u uri.URI) *document { return r.snapshot.File(workspace.PathOf(u)) }
