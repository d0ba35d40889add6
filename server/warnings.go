package server

import (
	"errors"
	"io/fs"
	"path/filepath"
	"sync"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/search"
)

// warnings records the warnings that were logged in a session.
type warnings struct {
	mu     sync.Mutex
	logged map[string]bool
}

// first reports whether a warning is logged for the first time.
func (w *warnings) first(warning string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.logged[warning] {
		return false
	}
	if w.logged == nil {
		w.logged = map[string]bool{}
	}
	w.logged[warning] = true
	return true
}

// warnOnce logs a warning about a path, the first time in the session.
func (s *session) warnOnce(message, path string, reason error) {
	if s.warnings.first(message + "\x00" + path) {
		s.log.Warn(message, "path", path, "reason", reason)
	}
}

// logUnreadConfigurations logs which project configurations around d, and which baseline, are not read.
func (s *session) logUnreadConfigurations(d *document) {
	if d.Home == nil {
		return
	}
	for _, u := range d.Home.UnreadConfigurations() {
		s.warnOnce("a project configuration is not read", u.Path, u.Reason)
	}
	if err := d.Home.BaselineError(); err != nil {
		s.warnOnce("a baseline is not used", d.Home.Root, err)
	}
}

// logSearchError logs an error of the search for manifests. If the search refuses what the user requested, it logs a warning, the
// first time.
func (s *session) logSearchError(err error) {
	if !errors.Is(err, search.ErrOutside) && !errors.Is(err, search.ErrLimit) {
		s.log.Debug("searching for manifests", "error", err)
		return
	}
	if s.warnings.first(err.Error()) {
		s.log.Warn("searching for manifests", "reason", err)
	}
}

// logUnreadManifest logs why a manifest that exists is not checked.
func (s *session) logUnreadManifest(path string, err error) {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.log.Debug("reading a manifest", "path", path, "error", err)
	case s.current.Load().Folder(filepath.Dir(path)).State(filepath.Base(path)) == project.Outside:
		s.warnOnce("a manifest is not checked", path, search.ErrOutside)
	default:
		s.warnOnce("a manifest is not checked", path, err)
	}
}
