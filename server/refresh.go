package server

import (
	"sync"

	"go.lsp.dev/uri"
)

// refresher asks the client to pull diagnostics again. At most one request is unanswered at a time; any number of calls meanwhile
// result in one more.
type refresher struct {
	mu      sync.Mutex
	running bool // a request is not answered yet
	pending bool // another one follows
}

// refreshDiagnostics asks a client that pulls diagnostics to pull them again.
func (s *session) refreshDiagnostics() {
	if !s.caps.pullDiagnostics || !s.caps.refreshDiagnostics || !s.conn.Running() {
		return
	}
	r := &s.diagnosticRefresh
	r.mu.Lock()
	defer r.mu.Unlock()
	r.pending = true
	if !r.running {
		r.running = true
		go s.requestRefreshes()
	}
}

func (s *session) requestRefreshes() {
	for s.diagnosticRefresh.next() {
		if err := s.client.DiagnosticRefresh(s.ctx); err != nil {
			s.log.Info("requesting a refresh of diagnostics", "error", err)
		}
	}
}

// next reports whether to send a request.
func (r *refresher) next() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	pending := r.pending
	r.running, r.pending = pending, false
	return pending
}

// refreshCodeLenses asks the client to request code lenses again, once for all calls until the request is sent.
func (s *session) refreshCodeLenses() {
	if !s.caps.refreshLenses || !s.conn.Running() || !s.codeLensRefresh.CompareAndSwap(false, true) {
		return
	}
	go func() {
		s.codeLensRefresh.Store(false) // the response may not include what happens from here on
		if err := s.client.CodeLensRefresh(s.ctx); err != nil {
			s.log.Info("requesting a refresh of code lenses", "error", err)
		}
	}()
}

// refreshInlayHints asks the client to request inlay hints again, if it supports that.
func (s *session) refreshInlayHints() {
	if !s.caps.refreshInlays || !s.conn.Running() {
		return
	}
	go func() {
		if err := s.client.InlayHintRefresh(s.ctx); err != nil {
			s.log.Info("requesting a refresh of inlay hints", "error", err)
		}
	}()
}

// refreshUses refreshes code lenses and inlay hints if the code around one of the documents uses other connections than in
// before.
func (s *session) refreshUses(before, now *snapshot, keys []uri.URI) {
	if !s.caps.refreshLenses && !s.caps.refreshInlays {
		return
	}
	go func() {
		defer s.recoverPanic()
		for _, key := range keys {
			was, is := before.Find(key), now.Find(key)
			if was != nil && is != nil && was.Home != nil && is.Home != nil && !was.Home.Code().HasSameUses(is.Home.Code()) {
				s.refreshCodeLenses()
				s.refreshInlayHints()
				return
			}
		}
	}()
}
