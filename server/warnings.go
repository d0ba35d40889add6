package server

import (
	"errors"
	"io/fs"
	"path/filepath"
	"sync"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/search"
)

// warnings remembers what the user was warned of in a session.
type warnings struct {
	mu    sync.Mutex
	given map[string]bool
}

// first reports whether a warning is given for the first time.
func (w *warnings) first(warning string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.given[warning] {
		return false
	}
	if w.given == nil {
		w.given = map[string]bool{}
	}
	w.given[warning] = true
	return true
}

// warnOnce logs a warning about a path, the first time in the session.
func (s *session) warnOnce(message, path string, reason error) {
	if s.warnings.first(message + "\x00" + path) {
		s.log.Warn(message, "path", path, "reason", reason)
	}
}

// warnOfConfigurations logs which configurations of the project of d are not read.
func (s *session) warnOfConfigurations(d *document) {
	if d.Home == nil {
		return
	}
	for _, u := range d.Home.UnreadConfigurations() {
		s.warnOnce("a project configuration is not read", u.Path, u.Reason)
	}
}

// searchFault logs an error of the search for manifests: as a warning, the first time, if the user asked for something that
// is refused.
func (s *session) searchFault(err error) {
	if !errors.Is(err, search.ErrOutside) && !errors.Is(err, search.ErrLimit) {
		s.log.Debug("looking for manifests", "error", err)
		return
	}
	if s.warnings.first(err.Error()) {
		s.log.Warn("looking for manifests", "reason", err)
	}
}

// unreadManifest logs why a manifest that exists is not checked.
func (s *session) unreadManifest(path string, err error) {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.log.Debug("reading a manifest", "path", path, "error", err)
	case project.New(project.Disk(filepath.Dir(path)), nil).State(filepath.Base(path)) == project.Outside:
		s.warnOnce("a manifest is not checked", path, search.ErrOutside)
	default:
		s.warnOnce("a manifest is not checked", path, err)
	}
}
