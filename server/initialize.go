package server

import (
	"github.com/buger/jsonparser"
	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/workspace"
	"plugin-manifest-ls/server/clientfiles"
)

// name is the name of the program in messages to the client.
const name = "plugin-manifest-ls"

// initialize handles the first request. It accepts any object as parameters.
func (r *request) initialize(params []byte) (*protocol.InitializeResult, error) {
	if !lookupObject(params) {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, "the parameters of initialize must be an object")
	}
	r.caps = clientCapabilitiesOf(params)
	r.useClientFiles()
	r.store(workspace.Folders{Paths: workspaceFoldersOf(params)})
	if value, ok := lookupString(params, "trace"); ok {
		r.conn.SetTrace(protocol.TraceValue(value))
	}
	if options, kind, _, err := jsonparser.Get(params, "initializationOptions"); err == nil && kind == jsonparser.Object {
		r.settingsSources.initialize(r.session, options)
	}
	r.conn.WatchProcess(r.caps.processID)
	return &protocol.InitializeResult{
		Capabilities: serverCapabilities(r.caps),
		ServerInfo:   protocol.ServerInfo{Name: name, Version: protocol.NewOptional(r.version)},
	}, nil
}

// initialized handles the notification that the client is ready for requests of the server.
func (r *request) initialized() {
	if r.caps.watchSettings {
		go r.watchSettings()
	}
	if r.caps.watchFiles {
		go r.watchFiles()
	}
	if r.caps.configuration {
		r.settingsSources.pull(r.session)
	} else {
		r.settingsSources.ready(r.session)
	}
}

// useClientFiles has the client read files if it can, before any file is read.
func (s *session) useClientFiles() {
	if !s.caps.files {
		return
	}
	s.cache = clientfiles.New(s.ctx, s.conn.Call)
	s.files = clientfiles.Virtual(s.cache)
	if s.noDisk {
		s.files = clientfiles.All(s.cache)
	}
	s.current.Store(&snapshot{workspace.New(s.files, defaultSettings().Settings), defaultSettings()})
}

// clientFilesIn returns the files of the client if it reads those in a folder, and nil otherwise.
func (s *session) clientFilesIn(dir string) project.Files {
	if s.cache != nil && (s.noDisk || workspace.IsVirtual(dir)) {
		return clientfiles.All(s.cache)
	}
	return nil
}

// workspaceFoldersOf returns the paths of the folders that the client has open.
func workspaceFoldersOf(params []byte) []string {
	var folders []string
	add := func(name string) {
		if u, err := uri.Parse(name); err == nil && workspace.PathOf(u) != "" {
			folders = append(folders, workspace.PathOf(u))
		}
	}
	_, _ = jsonparser.ArrayEach(params, func(folder []byte, _ jsonparser.ValueType, _ int, _ error) {
		if name, ok := lookupString(folder, "uri"); ok {
			add(name)
		}
	}, "workspaceFolders")
	if name, ok := lookupString(params, "rootUri"); ok && len(folders) == 0 {
		add(name)
	}
	return folders
}

// serverCapabilities returns what the server offers to a client.
func serverCapabilities(client clientCapabilities) protocol.ServerCapabilities {
	yes, incremental := true, protocol.TextDocumentSyncKindIncremental
	c := protocol.ServerCapabilities{
		PositionEncoding: toEncodingKind(client.encoding),
		TextDocumentSync: &protocol.TextDocumentSyncOptions{
			OpenClose: &yes,
			Change:    &incremental,
			Save:      protocol.Boolean(true),
		},
		CompletionProvider: &protocol.CompletionOptions{TriggerCharacters: triggerCharacters},
		HoverProvider:      protocol.Boolean(true),

		SemanticTokensProvider:     semanticOptions(),
		LinkedEditingRangeProvider: protocol.Boolean(true),
		ExecuteCommandProvider:     protocol.ExecuteCommandOptions{Commands: commands(client)},
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
	if client.prepareRename {
		c.RenameProvider = &protocol.RenameOptions{PrepareProvider: &yes}
	}
	c.CodeLensProvider = &protocol.CodeLensOptions{ResolveProvider: &yes}
	c.WorkspaceSymbolProvider = protocol.Boolean(true)
	if !client.noOutline {
		c.DocumentSymbolProvider = protocol.Boolean(true)
	}
	if !client.noJSON {
		c.FoldingRangeProvider = protocol.Boolean(true)
		c.SelectionRangeProvider = protocol.Boolean(true)
		c.DocumentFormattingProvider = protocol.Boolean(true)
		c.DocumentRangeFormattingProvider = &protocol.DocumentRangeFormattingOptions{RangesSupport: &yes}
		c.DocumentOnTypeFormattingProvider = onTypeOptions()
	}
	switch {
	case client.codeActionLiterals:
		c.CodeActionProvider = &protocol.CodeActionOptions{CodeActionKinds: codeActionKinds()}
	case client.applyEdit:
		c.CodeActionProvider = protocol.Boolean(true)
	}
	if client.pullDiagnostics {
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
