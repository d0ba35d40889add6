package server

import (
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/server/transport"
)

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
