package server

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/workspace"
)

// session is what is known of one client.
type session struct {
	version string // of the program, told to the client
	log     *slog.Logger
	level   *slog.LevelVar // of what is logged to the client
	out     *queue
	client  protocol.Client // its methods wait for the client: never call one on the reader
	ctx     context.Context // ends with the connection; for work that no request waits for
	hangUp  func()          // ends the wait for all answers of the client; called by shutdown and at the end of the input

	phase   atomic.Int32 // a phase
	leaving sync.Once
	left    chan struct{} // closed by the exit notification
	traced  atomic.Value  // protocol.TraceValue

	features features // what the client can do; written by initialize only
	calls    calls
	pool     chan struct{} // a place per running request

	current     atomic.Pointer[snapshot]
	changing    sync.Mutex // held while current is replaced
	preferences preferences
	published   publisher
	worker      worker
	surveyed    surveyed
	coloured    coloured
	watchdog    watchdog
	refreshes   refresher
	warnings    warnings
	warned      atomic.Bool // sigmaWarning was shown
	lenses      atomic.Bool // the client is being asked to ask for code lenses again

	analyse func(context.Context, *snapshot, *document) []protocol.Diagnostic // diagnose, except in a test
}

func newSession(ctx context.Context, out *queue, log *slog.Logger, level *slog.LevelVar, version string) *session {
	s := &session{
		version:  version,
		log:      log,
		level:    level,
		out:      out,
		ctx:      ctx,
		left:     make(chan struct{}),
		pool:     make(chan struct{}, maxRunning),
		watchdog: newWatchdog(),
	}
	s.analyse = s.diagnose
	s.current.Store(&snapshot{workspace.New(defaultSettings().Settings), defaultSettings()})
	return s
}

// handler is the chain that every message passes.
func (s *session) handler() jsonrpc2.Handler {
	return s.gate(s.guard(s.order))
}

// notify queues a notification.
func (s *session) notify(method string, params any) {
	body, err := protocol.Marshal(params)
	if err == nil {
		err = s.out.send(s.ctx, jsonrpc2.AppendNotification(nil, method, body), s.log)
	}
	if err != nil {
		s.log.Debug("notifying the client", "method", method, "error", err)
	}
}

// replace queues a notification in the place of a queued one with the same key.
func (s *session) replace(key, method string, params any) {
	body, err := protocol.Marshal(params)
	if err == nil {
		err = s.out.replace(key, jsonrpc2.AppendNotification(nil, method, body))
	}
	if errors.Is(err, errTooLarge) {
		s.out.warnTooLarge(s.log, len(body))
		return
	}
	if err != nil {
		s.log.Debug("notifying the client", "method", method, "error", err)
	}
}

// note queues a notification that may be lost when the client reads slowly.
func (s *session) note(method string, params any) {
	if body, err := protocol.Marshal(params); err == nil {
		s.out.putLossy(jsonrpc2.AppendNotification(nil, method, body))
	}
}
