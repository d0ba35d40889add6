package server

import "sync"

// refresher asks the client to pull diagnostics again. One request is on its way at most, and one more follows it
// however many are wanted meanwhile.
type refresher struct {
	mu     sync.Mutex
	busy   bool // a request is not answered yet
	wanted bool // another one follows
}

// refreshDiagnostics asks a client that pulls diagnostics to pull them again.
func (s *session) refreshDiagnostics() {
	if !s.features.pullDiagnostics || !s.features.refreshDiagnostics || phase(s.phase.Load()) != running {
		return
	}
	r := &s.refreshes
	r.mu.Lock()
	defer r.mu.Unlock()
	r.wanted = true
	if !r.busy {
		r.busy = true
		go s.refreshAll()
	}
}

func (s *session) refreshAll() {
	for s.refreshes.next() {
		if err := s.client.DiagnosticRefresh(s.ctx); err != nil {
			s.log.Info("asking for a refresh of diagnostics", "error", err)
		}
	}
}

// next reports whether a request is to be sent.
func (r *refresher) next() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	wanted := r.wanted
	r.busy, r.wanted = wanted, false
	return wanted
}
