package main

import (
	"context"
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

// against reads the manifests in a revision of the git repositories that contain them.
type against struct {
	ctx       context.Context // of the command
	revision  string
	fail      func(error)                       // called once for each error
	revisions map[string]*revision              // by root of the repository
	manifests map[string]*diagnostics.Committed // by path of the manifest
}

// revision is the revision in one repository.
type revision struct {
	repository *history.Repository
	commit     history.Commit
}

func newAgainst(ctx context.Context, rev string, fail func(error)) *against {
	return &against{ctx, rev, fail, map[string]*revision{}, map[string]*diagnostics.Committed{}}
}

// manifest returns that version of the manifest at an absolute path; nil if the manifest is new or if its name is not that
// of a manifest.
func (a *against) manifest(path string) *diagnostics.Committed {
	if filepath.Base(path) != project.Manifest {
		return nil
	}
	b, ok := a.manifests[path]
	if !ok {
		b = a.find(path)
		a.manifests[path] = b
	}
	return b
}

func (a *against) find(path string) *diagnostics.Committed {
	root, err := history.Root(filepath.Dir(path))
	if err != nil {
		a.fail(fmt.Errorf("--against %s: %w", a.revision, pathError(path, err)))
		return nil
	}
	r, ok := a.revisions[root]
	if !ok {
		r = a.resolve(root)
		a.revisions[root] = r
	}
	if r == nil {
		return nil
	}
	content, err := r.repository.Text(a.ctx, r.commit, path)
	if errors.Is(err, history.ErrAbsent) {
		return nil
	}
	if err != nil {
		a.fail(fmt.Errorf("--against %s: %w", a.revision, pathError(path, err)))
		return nil
	}
	m := manifest.Build(syntax.Parse(text.New(content)))
	return diagnostics.NewCommitted(m, a.revision)
}

// resolve returns the revision in the repository at root, nil if it has none.
func (a *against) resolve(root string) *revision {
	repository, err := history.Open(root)
	if err == nil {
		var commit history.Commit
		if commit, err = repository.Resolve(a.ctx, a.revision); err == nil {
			return &revision{repository, commit}
		}
	}
	a.fail(fmt.Errorf("--against %s: %w", a.revision, pathError(root, err)))
	return nil
}
