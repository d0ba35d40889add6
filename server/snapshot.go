package server

import (
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/workspace"
)

type document = workspace.Document

// snapshot is the state of the workspace with all settings of the client. It never changes.
type snapshot struct {
	*workspace.Snapshot
	settings settings
}

// change makes changes and has what they affect checked. It returns the keys of the affected documents.
func (s *session) change(changes ...workspace.Change) []uri.URI {
	affected := s.store(changes...)
	s.checkAffected("", affected)
	return affected
}

// store makes changes and returns the keys of the affected documents.
func (s *session) store(changes ...workspace.Change) []uri.URI {
	s.changing.Lock()
	defer s.changing.Unlock()
	now := s.current.Load()
	next, affected := now.Apply(changes...)
	s.current.Store(&snapshot{next, now.settings})
	return affected
}

// configure makes settings current and returns those before.
func (s *session) configure(chosen settings) (before settings) {
	s.changing.Lock()
	defer s.changing.Unlock()
	now := s.current.Load()
	next, _ := now.Apply(workspace.Configure{Settings: chosen.Settings})
	s.current.Store(&snapshot{next, chosen})
	return now.settings
}

// checkAffected checks documents on other goroutines. A client that pulls diagnostics pulls those of the document that it
// has changed without being asked, but needs a refresh for the others.
func (s *session) checkAffected(changed uri.URI, affected []uri.URI) {
	others := false
	for _, key := range affected {
		s.check(key)
		others = others || key != changed
	}
	if others {
		s.refreshDiagnostics()
	}
	s.work()
}
