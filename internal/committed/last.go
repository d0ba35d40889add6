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
		return missing(now, err, history.ErrNone)
	}
	now.Repository = repository.Root()
	commit, err := repository.Resolve(ctx, history.Head)
	if err != nil {
		return missing(now, err, history.ErrUnborn)
	}
	if before != nil && before.Commit == commit {
		return before, nil
	}
	now.Head = commit.String()
	content, err := repository.Text(ctx, commit, filepath.Join(root, project.Manifest))
	if err != nil {
		return missing(now, err, history.ErrAbsent)
	}
	m := manifest.Build(syntax.Parse(text.New(content)))
	now.Commit, now.Manifest = commit, diagnostics.NewCommitted(m, diagnostics.LastCommit)
	return now, nil
}

// missing returns now with the reason why there is no manifest: err is one unless it is another than expected.
func missing(now *workspace.Committed, err, expected error) (*workspace.Committed, error) {
	if !errors.Is(err, expected) {
		return now, err
	}
	now.Missing = expected
	return now, nil
}
