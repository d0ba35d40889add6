// Package committed finds the last committed version of a manifest, with which the open one is compared.
package committed

import (
	"context"
	"errors"
	"path/filepath"
	"runtime/debug"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/history"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// Last is a [workspace.LookUp] in the last commit of the git repository around root. The error says why there is no manifest
// to compare with, unless that is normal.
func Last(ctx context.Context, root string, before *workspace.Committed) (now *workspace.Committed, err error) {
	now = &workspace.Committed{}
	defer func() {
		if r := recover(); r != nil { // the repository is untrusted input
			now, err = &workspace.Committed{}, errors.New("git repository: internal error at\n"+string(debug.Stack()))
		}
	}()
	repository, err := history.Open(root)
	if err != nil {
		return now, unless(err, history.ErrNone)
	}
	commit, err := repository.Resolve(ctx, history.Head)
	if err != nil {
		return now, unless(err, history.ErrUnborn)
	}
	if before != nil && before.Commit == commit {
		return before, nil
	}
	content, err := repository.Text(ctx, commit, filepath.Join(root, project.Manifest))
	if err != nil {
		return now, unless(err, history.ErrAbsent)
	}
	m := manifest.Build(syntax.Parse(text.New(content)))
	return &workspace.Committed{Commit: commit, Baseline: diagnostics.NewBaseline(m, diagnostics.LastCommit)}, nil
}

// unless returns err unless it is the expected one.
func unless(err, expected error) error {
	if errors.Is(err, expected) {
		return nil
	}
	return err
}
