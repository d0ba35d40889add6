package server

import (
	"context"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/layout"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/workspace"
)

// watchFiles asks the client to report changes of files that diagnostics depend on.
func (s *session) watchFiles() {
	var watchers []protocol.FileSystemWatcher
	for _, glob := range []string{project.Manifest, project.Resources, config.Name, "package.json", "*.json", ".gitignore", layout.LockFiles, project.App + "/**", "*.{" + strings.Join(symbols.Extensions(), ",") + "}"} {
		watchers = append(watchers, protocol.FileSystemWatcher{GlobPattern: protocol.Pattern("**/" + glob)})
	}
	options, err := protocol.Marshal(&protocol.DidChangeWatchedFilesRegistrationOptions{Watchers: watchers})
	if err == nil {
		err = s.client.RegisterCapability(s.ctx, &protocol.RegistrationParams{
			Registrations: []protocol.Registration{{
				ID:              "files",
				Method:          protocol.MethodWorkspaceDidChangeWatchedFiles,
				RegisterOptions: options,
			}},
		})
	}
	if err != nil {
		s.log.Info("registering for changes of files", "error", err)
	}
}

// DidChangeWatchedFiles implements [protocol.Server].
func (r *request) DidChangeWatchedFiles(_ context.Context, params *protocol.DidChangeWatchedFilesParams) error {
	var paths []string
	for _, e := range params.Changes {
		if path := workspace.PathOf(e.URI); isRelevant(path) || r.snapshot.IsBaseline(path) {
			paths = append(paths, path)
		}
	}
	r.touch(paths...)
	return nil
}

// isRelevant reports whether diagnostics may depend on a file or folder. Some clients report all changes, not only those that the
// server watches, among them all JSON files, of which any may be a baseline: see [workspace.Snapshot.IsBaseline].
func isRelevant(path string) bool {
	if _, ok := workspace.KindOf(workspace.URIOf(path)); ok || workspace.MayBelong(path) || layout.IsConfiguration(path) {
		return true
	}
	_, committed := workspace.WorkingTree(path)
	return committed || filepath.Ext(path) == "" // a folder, perhaps
}

// touch applies that files may have changed on disk.
func (s *session) touch(paths ...string) {
	snap := s.current.Load()
	for _, path := range paths {
		s.workspaceCache.invalidate(path)
		if snap.IsBaseline(path) {
			s.workspaceCache.invalidateAll()
		}
		if dir, ok := workspace.WorkingTree(path); ok {
			s.workspaceCache.invalidateBelow(dir)
		}
	}
	if len(s.change(workspace.Touched{Paths: paths})) > 0 {
		s.refreshCodeLenses()
	}
}
