package workspace

import (
	"path/filepath"
	"slices"
	"sync"

	"plugin-manifest-ls/internal/baseline"
	"plugin-manifest-ls/internal/manifest"
)

// baselines has the baselines that project configurations name, by path. They are read again when the configuration of an
// extension is, and parsed again if their text has changed. All versions of a workspace share it.
type baselines struct {
	mu    sync.Mutex
	files map[string]baseline.Loaded
}

// namedBaseline returns the baseline that the innermost configuration with such a property names.
func (e *Extension) namedBaseline() baseline.Loaded {
	for _, c := range slices.Backward(e.config().found) {
		if c.Baseline != "" {
			return e.readBaseline(c.Dir, c.Baseline)
		}
	}
	return baseline.Loaded{}
}

// readBaseline reads the baseline that the project configuration in a folder names. In a run, it is read once.
func (s *Snapshot) readBaseline(dir, name string) baseline.Loaded {
	path := filepath.Join(dir, filepath.FromSlash(name))
	s.baselines.mu.Lock()
	known, ok := s.baselines.files[path]
	s.baselines.mu.Unlock()
	if ok && s.cache != nil {
		return known
	}
	loaded := baseline.Read(s.disk, dir, name, known)
	s.baselines.mu.Lock()
	defer s.baselines.mu.Unlock()
	set(&s.baselines.files, path, loaded)
	return loaded
}

// IsBaseline reports whether a project configuration names the file at a path as its baseline, or has done so.
func (s *Snapshot) IsBaseline(path string) bool {
	s.baselines.mu.Lock()
	defer s.baselines.mu.Unlock()
	if _, ok := s.baselines.files[path]; ok {
		return true
	}
	for file := range s.baselines.files { // path may be a folder
		if _, below := Below(path, file); below {
			return true
		}
	}
	return false
}

// baselineCheck returns the function that checks the baseline in d; nil if d is not a project configuration, or if its
// baseline is not used.
func (d *Document) baselineCheck() func(name string) error {
	if d.Kind != manifest.Configuration || d.Home == nil || d.Home.readBaseline == nil {
		return nil
	}
	dir := filepath.Dir(d.Path)
	return func(name string) error { return d.Home.readBaseline(dir, name).Err }
}

// asSource returns d as the file of findings.
func (d *Document) asSource() baseline.Source {
	s := baseline.Source{Path: d.Path, Text: d.Text}
	if d.HasModel() {
		s.Tree = d.Model().Tree
	}
	return s
}
