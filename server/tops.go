package server

import (
	"context"
	"path/filepath"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// DidChangeWorkspaceFolders implements [protocol.Server]. What hangs on the folders is where configurations are
// looked for, so that they are looked for anew.
func (r *request) DidChangeWorkspaceFolders(_ context.Context, params *protocol.DidChangeWorkspaceFoldersParams) error {
	var tops []string
	if before := r.tops.Load(); before != nil {
		tops = slices.Clone(*before)
	}
	for _, folder := range params.Event.Removed {
		tops = slices.DeleteFunc(tops, func(top string) bool { return top == folderPath(folder) })
	}
	for _, folder := range params.Event.Added {
		if dir := folderPath(folder); dir != "" && !slices.Contains(tops, dir) {
			tops = append(tops, dir)
		}
	}
	r.tops.Store(&tops)
	r.surveyed.forgetAll()
	r.change(func(next *snapshot) []uri.URI {
		var keys []uri.URI
		for root := range next.extensions {
			keys = append(keys, r.reconfigure(next, root)...)
		}
		return keys
	})
	return nil
}

// folderPath returns the path of a folder of the workspace, empty if it is none of this machine.
func folderPath(f protocol.WorkspaceFolder) string {
	u, err := uri.Parse(string(f.URI))
	if err != nil {
		return ""
	}
	return pathOf(u)
}

// inWorkspace reports whether dir is a folder of the workspace or lies in one.
func (s *session) inWorkspace(dir string) bool {
	for top := dir; ; top = filepath.Dir(top) {
		if s.isTop(top) {
			return true
		}
		if top == filepath.Dir(top) {
			return false
		}
	}
}
