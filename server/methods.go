package server

import "go.lsp.dev/protocol"

// methodKind tells how a method is run.
type methodKind uint8

const (
	unknownMethod      methodKind = iota
	ownMethod                     // on the reader, from the raw parameters
	notificationMethod            // on the reader
	requestMethod                 // beside the reader
)

// kindOf is the list of what is served. A test compares it with the capabilities and with what
// [request] implements.
func kindOf(method string) methodKind {
	switch method {
	case protocol.MethodInitialize,
		protocol.MethodInitialized,
		protocol.MethodTextDocumentDidChange,
		protocol.MethodCancelRequest:
		return ownMethod
	case protocol.MethodSetTrace,
		protocol.MethodTextDocumentDidOpen,
		protocol.MethodTextDocumentDidSave,
		protocol.MethodTextDocumentDidClose,
		protocol.MethodWorkspaceDidChangeConfiguration,
		protocol.MethodWorkspaceDidChangeWorkspaceFolders,
		protocol.MethodWorkspaceDidCreateFiles,
		protocol.MethodWorkspaceDidRenameFiles,
		protocol.MethodWorkspaceDidDeleteFiles,
		protocol.MethodWorkspaceDidChangeWatchedFiles:
		return notificationMethod
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
		return requestMethod
	default:
		return unknownMethod
	}
}
