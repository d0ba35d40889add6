package server

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
)

// watchFiles asks the client to tell of files that findings depend on.
func (s *session) watchFiles() {
	var watchers []protocol.FileSystemWatcher
	for _, glob := range []string{project.Manifest, project.Resources, config.Name, project.App + "/**", "*.{" + strings.Join(symbols.Extensions(), ",") + "}"} {
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
		s.log.Info("asking to be told of changed files", "error", err)
	}
}

// DidChangeWatchedFiles implements [protocol.Server].
func (r *request) DidChangeWatchedFiles(_ context.Context, params *protocol.DidChangeWatchedFilesParams) error {
	var changed []uri.URI
	for _, e := range params.Changes {
		if mayMatter(pathOf(e.URI)) {
			changed = append(changed, e.URI)
		}
	}
	r.touched(changed)
	return nil
}

// mayMatter reports whether diagnostics may depend on a file or folder. Some clients report all changes, not only those
// that the server watches.
func mayMatter(path string) bool {
	if _, ok := served(uri.File(path)); ok || mayBelong(path) {
		return true
	}
	_, committed := committedIn(path)
	return committed || filepath.Ext(path) == "" // a folder, perhaps
}

// touched renews what depends on files that have changed on disk.
func (s *session) touched(files []uri.URI) {
	for _, u := range files {
		if name := pathOf(u); filepath.Base(name) == project.Manifest {
			go s.adopt(name)
		}
		s.surveyed.forget(pathOf(u))
		if dir, ok := committedIn(pathOf(u)); ok {
			s.surveyed.forgetBelow(dir)
		}
	}
	s.change(func(next *snapshot) []uri.URI {
		roots, folders := map[string]bool{}, map[string]bool{}
		for _, u := range files {
			name := pathOf(u)
			if name == "" {
				continue
			}
			if dir, ok := committedIn(name); ok {
				s.lookBackBelow(next, dir)
				continue
			}
			if filepath.Base(name) == config.Name {
				folders[filepath.Dir(name)] = true
			}
			for root := range next.extensions {
				if rel, ok := below(root, name); ok && !project.Foreign(rel) || name == root {
					roots[root] = true
				}
			}
		}
		var keys []uri.URI
		for root := range roots {
			keys = append(keys, s.renew(next, root)...)
		}
		if len(keys) > 0 {
			s.refreshLenses()
		}
		for dir := range folders {
			keys = append(keys, s.reconfigure(next, dir)...)
		}
		return keys
	})
}

// change has mutate make another snapshot, and the documents that it returns checked.
func (s *session) change(mutate func(*snapshot) []uri.URI) {
	var keys []uri.URI
	s.update(func(next *snapshot) { keys = mutate(next) })
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		s.check(key)
	}
	s.checkOthers("", keys)
}

// checkOthers has documents checked that did not change themselves: a client that asks for diagnostics does
// not ask again unless it is told to.
func (s *session) checkOthers(changed uri.URI, keys []uri.URI) {
	others := slices.DeleteFunc(slices.Clone(keys), func(k uri.URI) bool { return k == changed })
	if len(others) == 0 {
		return
	}
	if changed != "" {
		for _, key := range others {
			s.check(key)
		}
	}
	s.refreshDiagnostics()
}

// around renews what is around d, which was opened or closed: its extension and, if it is a configuration,
// those that it holds for.
func (s *session) around(next *snapshot, d *document) []uri.URI {
	if d.home == nil {
		return nil
	}
	keys := s.renew(next, d.home.root)
	if d.kind == manifest.Configuration {
		keys = append(keys, s.reconfigure(next, d.home.root)...)
	}
	return keys
}

// dir returns the root of e, empty for a document that is no file.
func (e *extension) dir() string {
	if e == nil {
		return ""
	}
	return e.root
}
