package server

import (
	"context"

	"github.com/buger/jsonparser"
	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/workspace"
)

// name is what the program and its settings are called towards the client.
const name = "plugin-manifest-ls"

// initialize answers the first request. It takes any object for its parameters.
func (s *session) initialize(_ context.Context, params []byte) (*protocol.InitializeResult, error) {
	if !peekObject(params) {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, "initialize needs an object of parameters")
	}
	s.features = featuresOf(params)
	s.store(workspace.Folders{Paths: topsOf(params)})
	if value, ok := peekString(params, "trace"); ok {
		s.traced.Store(protocol.TraceValue(value))
	}
	if options, kind, _, err := jsonparser.Get(params, "initializationOptions"); err == nil && kind == jsonparser.Object {
		s.preferences.initialize(s, options)
	}
	s.watchdog.watch(s.ctx, s.features.processID, s.log)
	return &protocol.InitializeResult{
		Capabilities: capabilities(s.features),
		ServerInfo:   protocol.ServerInfo{Name: name, Version: protocol.NewOptional(s.version)},
	}, nil
}

// initialized is called when the client is ready for requests of the server.
func (s *session) initialized(context.Context) {
	if s.features.watchSettings {
		go s.watchSettings()
	}
	if s.features.watchFiles {
		go s.watchFiles()
	}
	if s.features.configuration {
		s.preferences.pull(s)
	} else {
		s.preferences.ready(s)
	}
}

// topsOf returns the paths of the folders that the client has open.
func topsOf(params []byte) []string {
	var tops []string
	add := func(name string) {
		if u, err := uri.Parse(name); err == nil && workspace.PathOf(u) != "" {
			tops = append(tops, workspace.PathOf(u))
		}
	}
	_, _ = jsonparser.ArrayEach(params, func(folder []byte, _ jsonparser.ValueType, _ int, _ error) {
		if name, ok := peekString(folder, "uri"); ok {
			add(name)
		}
	}, "workspaceFolders")
	if name, ok := peekString(params, "rootUri"); ok && len(tops) == 0 {
		add(name)
	}
	return tops
}

// capabilities is what the server offers to a client with features f.
func capabilities(f features) protocol.ServerCapabilities {
	yes, incremental := true, protocol.TextDocumentSyncKindIncremental
	c := protocol.ServerCapabilities{
		PositionEncoding: encodingKind(f.encoding),
		TextDocumentSync: &protocol.TextDocumentSyncOptions{
			OpenClose: &yes,
			Change:    &incremental,
			Save:      protocol.Boolean(true),
		},
		CompletionProvider: &protocol.CompletionOptions{TriggerCharacters: triggerCharacters},
		HoverProvider:      protocol.Boolean(true),

		SemanticTokensProvider:     semanticOptions(),
		LinkedEditingRangeProvider: protocol.Boolean(true),
		ExecuteCommandProvider:     protocol.ExecuteCommandOptions{Commands: commands(f)},
		InlayHintProvider:          protocol.Boolean(true),
		InlineCompletionProvider:   protocol.Boolean(true),
	}
	c.DocumentLinkProvider = &protocol.DocumentLinkOptions{}
	c.Workspace = &protocol.WorkspaceOptions{
		WorkspaceFolders: &protocol.WorkspaceFoldersServerCapabilities{Supported: &yes, ChangeNotifications: protocol.Boolean(true)},
		FileOperations:   fileOperations(),
	}
	c.DefinitionProvider = protocol.Boolean(true)
	c.ReferencesProvider = protocol.Boolean(true)
	c.DocumentHighlightProvider = protocol.Boolean(true)
	c.RenameProvider = protocol.Boolean(true)
	if f.prepareRename {
		c.RenameProvider = &protocol.RenameOptions{PrepareProvider: &yes}
	}
	c.CodeLensProvider = &protocol.CodeLensOptions{ResolveProvider: &yes}
	c.WorkspaceSymbolProvider = protocol.Boolean(true)
	if !f.noJSON {
		c.DocumentSymbolProvider = protocol.Boolean(true)
		c.FoldingRangeProvider = protocol.Boolean(true)
		c.SelectionRangeProvider = protocol.Boolean(true)
		c.DocumentFormattingProvider = protocol.Boolean(true)
		c.DocumentRangeFormattingProvider = &protocol.DocumentRangeFormattingOptions{RangesSupport: &yes}
		c.DocumentOnTypeFormattingProvider = onTypeOptions()
	}
	switch {
	case f.codeActionLiterals:
		c.CodeActionProvider = &protocol.CodeActionOptions{CodeActionKinds: codeActionKinds()}
	case f.applyEdit:
		c.CodeActionProvider = protocol.Boolean(true)
	}
	if f.pullDiagnostics {
		// Helix keeps pushed and pulled diagnostics in one list unless the pulled ones have an identifier. Clearing the
		// pushed ones would clear both.
		pulled := name
		c.DiagnosticProvider = &protocol.DiagnosticOptions{
			Identifier:            &pulled,
			InterFileDependencies: true,
			WorkspaceDiagnostics:  true,
		}
	}
	return c
}
