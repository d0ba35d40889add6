package server

import (
	"context"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/workspace"
	"plugin-manifest-ls/server/transport"
)

// request is a message of the client and the snapshot that it sees. Its exported methods implement [protocol.Server], each in
// the file named after its method.
type request struct {
	protocol.UnimplementedServer
	*session

	snapshot *snapshot // current when the message was read
	params   []byte    // the JSON of the parameters, valid while the handler runs; nil if there are none
}

// route implements [transport.Router]: it pins the current snapshot for the message.
func (s *session) route(message *jsonrpc2.Request) (transport.Mode, jsonrpc2.Handler) {
	mode := modeOf(message.Method())
	if mode == transport.Concurrent && message.IsCall() && pullsDiagnostics(message.Method()) {
		s.stopPushing() // here, so that no document that is opened later is pushed
	}
	r := &request{session: s, snapshot: s.current.Load()}
	return mode, r.handle
}

// handle calls the method for a message. The typed decoder must not see the parameters of some messages: it rejects what clients
// really send, or is slow for it.
func (r *request) handle(ctx context.Context, message *jsonrpc2.Request) (any, error) {
	r.params = message.Params()
	switch message.Method() {
	case protocol.MethodInitialize:
		return r.initialize(r.params)
	case protocol.MethodInitialized:
		r.initialized()
		return nil, nil
	case protocol.MethodTextDocumentDidChange:
		return nil, r.didChange(r.params)
	default:
		return protocol.ServerHandler(r, jsonrpc2.MethodNotFoundHandler)(ctx, message)
	}
}

// document returns an open document, or nil if it is not open or not served.
func (r *request) document(u uri.URI) *document { return r.snapshot.Document(u) }

// readable returns an open document unless it is larger than the limit that the user has set.
func (r *request) readable(u uri.URI) *document { return r.snapshot.Readable(u) }

// asset returns an open file that is not served but may belong to an extension, or nil.
func (r *request) asset(u uri.URI) *document { return r.snapshot.File(workspace.PathOf(u)) }

// pullsDiagnostics reports whether method is a request for diagnostics.
func pullsDiagnostics(method string) bool {
	return method == protocol.MethodTextDocumentDiagnostic || method == protocol.MethodWorkspaceDiagnostic
}

// modeOf lists the methods that are served. A test compares it with the capabilities and with the methods of [request].
func modeOf(method string) transport.Mode {
	switch method {
	case protocol.MethodInitialize,
		protocol.MethodInitialized,
		protocol.MethodTextDocumentDidChange,
		protocol.MethodSetTrace,
		protocol.MethodTextDocumentDidOpen,
		protocol.MethodTextDocumentDidSave,
		protocol.MethodTextDocumentDidClose,
		protocol.MethodWorkspaceDidChangeConfiguration,
		protocol.MethodWorkspaceDidChangeWorkspaceFolders,
		protocol.MethodWorkspaceDidCreateFiles,
		protocol.MethodWorkspaceDidRenameFiles,
		protocol.MethodWorkspaceDidDeleteFiles,
		protocol.MethodWorkspaceDidChangeWatchedFiles:
		return transport.Sequential
	case protocol.MethodTextDocumentCompletion,
		protocol.MethodTextDocumentHover,
		protocol.MethodTextDocumentDefinition,
		protocol.MethodTextDocumentReferences,
		protocol.MethodTextDocumentDocumentHighlight,
		protocol.MethodTextDocumentPrepareRename,
		protocol.MethodTextDocumentRename,
		protocol.MethodTextDocumentCodeLens,
		protocol.MethodCodeLensResolve,
		protocol.MethodWorkspaceSymbol,
		protocol.MethodTextDocumentInlayHint,
		protocol.MethodTextDocumentInlineCompletion,
		protocol.MethodTextDocumentDocumentLink,
		protocol.MethodWorkspaceWillRenameFiles,
		protocol.MethodTextDocumentSemanticTokensFull,
		protocol.MethodTextDocumentSemanticTokensFullDelta,
		protocol.MethodTextDocumentSemanticTokensRange,
		protocol.MethodTextDocumentLinkedEditingRange,
		protocol.MethodTextDocumentDocumentSymbol,
		protocol.MethodTextDocumentFoldingRange,
		protocol.MethodTextDocumentSelectionRange,
		protocol.MethodTextDocumentFormatting,
		protocol.MethodTextDocumentRangeFormatting,
		protocol.MethodTextDocumentRangesFormatting,
		protocol.MethodTextDocumentOnTypeFormatting,
		protocol.MethodTextDocumentCodeAction,
		protocol.MethodTextDocumentDiagnostic,
		protocol.MethodWorkspaceDiagnostic,
		protocol.MethodWorkspaceExecuteCommand:
		return transport.Concurrent
	default:
		return transport.Unsupported
	}
}
