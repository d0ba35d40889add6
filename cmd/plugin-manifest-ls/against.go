package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/history"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// against finds what manifests were in a revision of the git repositories around them.
type against struct {
	revision  string
	revisions map[string]revision // by root of the repository
	baselines map[string]baseline // by path of the manifest
}

// revision is the revision in one repository.
type revision struct {
	repository *history.Repository
	commit     history.Commit
	err        error
}

// baseline is what one manifest was; nil if it is new.
type baseline struct {
	*diagnostics.Baseline
	err error
}

func newAgainst(rev string) *against {
	return &against{rev, map[string]revision{}, map[string]baseline{}}
}

// baseline returns what the file at path, which is absolute, was. It is nil for what is no manifest of an extension,
// and if a is nil.
func (a *against) baseline(path string) (*diagnostics.Baseline, error) {
	if a == nil || filepath.Base(path) != project.Manifest {
		return nil, nil
	}
	b, ok := a.baselines[path]
	if !ok {
		b.Baseline, b.err = a.find(path)
		a.baselines[path] = b
	}
	return b.Baseline, b.err
}

func (a *against) find(path string) (*diagnostics.Baseline, error) {
	root, err := history.Root(filepath.Dir(path))
	if err != nil {
		return nil, fmt.Errorf("--against %s: %w", a.revision, fault(path, err))
	}
	r, ok := a.revisions[root]
	if !ok {
		r = a.resolve(root)
		a.revisions[root] = r
	}
	if r.err != nil {
		return nil, r.err
	}
	content, err := r.repository.Text(r.commit, path)
	if errors.Is(err, history.ErrAbsent) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("--against %s: %w", a.revision, fault(path, err))
	}
	m := manifest.Build(syntax.Parse(text.New(content)))
	return diagnostics.NewBaseline(m, a.revision), nil
}

// resolve finds the revision in the repository at root.
func (a *against) resolve(root string) (r revision) {
	if r.repository, r.err = history.Open(root); r.err == nil {
		r.commit, r.err = r.repository.Resolve(a.revision)
	}
	if r.err != nil {
		r.err = &unresolved{fmt.Errorf("--against: %s: %w", root, r.err)}
	}
	return r
}

// unresolved is what keeps a whole repository from being compared with. It is told once.
type unresolved struct{ error }
