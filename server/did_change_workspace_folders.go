package server

import (
	"context"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/workspace"
)

// DidChangeWorkspaceFolders implements [protocol.Server].
func (r *request) DidChangeWorkspaceFolders(_ context.Context, params *protocol.DidChangeWorkspaceFoldersParams) error {
	folders := slices.Clone(r.snapshot.Folders())
	for _, folder := range params.Event.Removed {
		folders = slices.DeleteFunc(folders, func(dir string) bool { return dir == folderPath(folder) })
	}
	for _, folder := range params.Event.Added {
		if dir := folderPath(folder); dir != "" && !slices.Contains(folders, dir) {
			folders = append(folders, dir)
		}
	}
	r.workspaceCache.invalidateAll()
	r.change(workspace.Folders{Paths: folders})
	return nil
}

// folderPath returns the path of a folder of the workspace, empty if it is not on this machine.
func folderPath(f protocol.WorkspaceFolder) string {
	u, err := uri.Parse(string(f.URI))
	if err != nil {
		return ""
	}
	return workspace.PathOf(u)
}
