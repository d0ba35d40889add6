package server

import (
	"slices"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/workspace"
)

type document = workspace.Document

// snapshot is the state of the workspace with all settings of the client. It is immutable.
type snapshot struct {
	*workspace.Snapshot
	settings settings
}

// change applies changes and schedules the checks of the affected documents. It returns their keys.
func (s *session) change(changes ...workspace.Change) []uri.URI {
	affected := s.store(changes...)
	s.checkAffected("", affected)
	return affected
}

// store applies changes and returns the keys of the affected documents.
func (s *session) store(changes ...workspace.Change) []uri.URI {
	s.replacing.Lock()
	defer s.replacing.Unlock()
	if slices.ContainsFunc(changes, mayFollowFiles) {
		s.cache.Forget()
	}
	now := s.current.Load()
	next, affected := now.Apply(changes...)
	s.current.Store(&snapshot{next, now.settings})
	return affected
}

// mayFollowFiles reports whether files may have changed before c. Not all clients report which files change.
func mayFollowFiles(c workspace.Change) bool {
	switch c.(type) {
	case workspace.Open, workspace.Close, workspace.Touched, workspace.Folders:
		return true
	}
	return false
}

// configure makes settings current and returns the previous ones.
func (s *session) configure(chosen settings) (before settings) {
	s.replacing.Lock()
	defer s.replacing.Unlock()
	now := s.current.Load()
	next, _ := now.Apply(workspace.Configure{Settings: chosen.Settings})
	s.current.Store(&snapshot{next, chosen})
	return now.settings
}

// checkAffected schedules the checks of documents. A client that pulls diagnostics pulls those of the document that it has
// changed without a request to, but needs a refresh for the others.
func (s *session) checkAffected(changed uri.URI, affected []uri.URI) {
	others := false
	for _, key := range affected {
		s.check(key)
		others = others || key != changed
	}
	if others {
		s.refreshDiagnostics()
	}
	s.runTasks()
}
