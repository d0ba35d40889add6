package server

import (
	"context"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/search"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// checkedFile is a file of the workspace with its diagnostics.
type checkedFile struct {
	key     uri.URI // canonical
	uri     uri.URI // as the client writes it, if it is open
	version *int32  // nil if it is not open
	id      string  // result ID
	list    []protocol.Diagnostic
}

// checkManifest checks the manifest at path and the other files of its extension. It caches the diagnostics unless the manifest is
// open: its diagnostics are then cached in the snapshot, and those of the other files are published. A panic only affects the
// rest of this extension.
func (s *session) checkManifest(ctx context.Context, path string) (files []checkedFile) {
	defer s.recoverPanic()
	since, snap := s.workspaceCache.version(), s.current.Load() // in this order: a change invalidates the cache afterwards
	d, err := snap.ReadAt(filepath.Dir(path), filepath.Base(path))
	if err != nil {
		s.logUnreadManifest(path, err)
		s.workspaceCache.store(path, since, nil)
		return nil
	}
	if d.OpenVersion() == nil && d.Home != nil {
		d = d.Complete(s.committedVersion(ctx, d.Home.Root))
	}
	add := func(d *document, list []protocol.Diagnostic) {
		key, err := uri.Parse(string(d.URI))
		hash, encoding := hashOf(list)
		if err := errors.Join(err, encoding); err != nil {
			s.log.Error("encoding diagnostics", "uri", d.URI, "error", err)
			return
		}
		files = append(files, checkedFile{key, d.URI, d.OpenVersion(), hex.EncodeToString(hash[:8]), list})
	}
	add(d, s.checkDocument(ctx, snap, d))
	if d.OpenVersion() != nil {
		return files
	}
	others := s.toLists(snap, snap.Others(d, nil))
	for _, name := range slices.Sorted(maps.Keys(others)) {
		add(workspace.Located(name, "", text.New("")), others[name])
	}
	if ctx.Err() == nil {
		s.workspaceCache.store(path, since, files)
	}
	return files
}

// committedVersion returns the committed version of the manifest in the folder root, nil if ctx is canceled.
func (s *session) committedVersion(ctx context.Context, root string) *workspace.Committed {
	last, err := s.lastCommit(ctx, root, s.workspaceCache.committedAt(root))
	if ctx.Err() != nil {
		return nil
	}
	s.logLookUpError(root, err)
	s.workspaceCache.storeCommitted(root, last)
	return last
}

// maxSearched is how many files and folders of a workspace folder are searched for manifests.
const maxSearched = 100_000

// manifests returns the paths of the manifests in the folders of the workspace, in their order, each once.
func (s *session) manifests(ctx context.Context) []string {
	since := s.workspaceCache.version()
	// A manifest may have moved together with its folder, which not all clients report.
	if list, ok := s.workspaceCache.manifests(); ok && !slices.ContainsFunc(list, s.isGone) {
		return list
	}
	var list []string
	for _, folder := range s.current.Load().Folders() {
		below := search.Search{Files: s.clientFilesIn(folder), Most: maxSearched, Stop: func() bool { return ctx.Err() != nil }}
		for path, err := range below.Below(folder) {
			switch {
			case err != nil:
				s.logSearchError(err)
			case !slices.Contains(list, path):
				list = append(list, path)
			}
		}
		if below.Cut && ctx.Err() == nil {
			s.log.Info("search limit reached: not all files of the folder were searched for manifests", "folder", folder, "limit", maxSearched)
		}
	}
	if ctx.Err() == nil {
		s.workspaceCache.storeManifests(list, since)
	}
	return slices.Clone(list)
}

func (s *session) isGone(path string) bool {
	_, err := fs.Stat(s.files.Folder(filepath.Dir(path)), filepath.Base(path))
	return err != nil
}
