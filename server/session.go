package server

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/workspace"
	"plugin-manifest-ls/server/clientfiles"
	"plugin-manifest-ls/server/transport"
)

// session is the state of one client.
type session struct {
	version  string   // of the program, reported to the client
	build    string   // how the program was built
	reporter Reporter // of the options
	conn     *transport.Conn
	log      *slog.Logger    // of conn
	ctx      context.Context // of conn; for work that no request waits for
	client   protocol.Client // of conn; its methods wait for the client: never call one in a notification handler

	files      project.Files      // that are not open; written only by initialize
	cache      *clientfiles.Cache // of files that the client reads; nil if it reads none
	noDisk     bool               // of the options
	lastCommit workspace.LookUp   // of the options

	caps clientCapabilities // written only by initialize

	current   atomic.Pointer[snapshot]
	replacing sync.Mutex // held while current is replaced

	settingsSources settingsSources
	publisher       publisher
	tasks           taskRunner
	workspaceCache  workspaceCache
	tokenCache      tokenCache
	codeLenses      atomic.Pointer[codeLenses] // of the last document that they were requested for
	warnings        warnings

	diagnosticRefresh refresher
	codeLensRefresh   atomic.Bool // a refresh of code lenses is about to be requested
	sigmaWarned       atomic.Bool // sigmaWarning was shown

	diagnose func(context.Context, *snapshot, *document) []protocol.Diagnostic // diagnosticsOf, except in a test
}

func newSession(conn *transport.Conn, opts Options) *session {
	s := &session{
		version:    opts.Version,
		build:      opts.Build,
		reporter:   opts.Reporter,
		conn:       conn,
		log:        conn.Log(),
		ctx:        conn.Context(),
		client:     conn.Client(),
		files:      project.OS{},
		noDisk:     opts.NoDisk,
		lastCommit: opts.LastCommit,
	}
	if s.lastCommit == nil {
		s.lastCommit = noCommit
	}
	s.diagnose = s.diagnosticsOf
	s.current.Store(&snapshot{workspace.New(s.files, defaultSettings().Settings), defaultSettings()})
	return s
}

// noCommit is a [workspace.LookUp] that finds no commit.
func noCommit(context.Context, string, *workspace.Committed) (*workspace.Committed, error) {
	return &workspace.Committed{}, nil
}
