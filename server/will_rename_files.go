package server

import (
	"context"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// maxRenames is how many renamed files of one request are handled.
const maxRenames = 10_000

// WillRenameFiles implements [protocol.Server]: the edits of the manifest and resources.json that update the paths of a page, an icon or
// translations.
func (r *request) WillRenameFiles(ctx context.Context, params *protocol.RenameFilesParams) (*protocol.WorkspaceEdit, error) {
	snap := r.snapshot
	edits := map[string][]text.Edit{} // by the path of the file to change
	documents := map[string]*document{}
	var order []string
	for _, file := range params.Files[:min(len(params.Files), maxRenames)] {
		from, to := renamed(file.OldURI), renamed(file.NewURI)
		root := r.rootOf(snap, from)
		if root == "" || to == "" || ctx.Err() != nil {
			continue
		}
		for _, name := range []string{project.Manifest, project.Resources} {
			at := filepath.Join(root, name)
			d := documents[at]
			if d == nil {
				d, _ = snap.ReadAt(root, name) // a file that cannot be read is empty
				documents[at] = d
				order = append(order, at)
			}
			edits[at] = append(edits[at], ide.UpdateLinks(d.Model(), relative(root, from), relative(root, to))...)
		}
	}
	var changes []fileChange
	for _, at := range order {
		if list := distinct(edits[at]); len(list) > 0 {
			changes = append(changes, fileChange{document: documents[at], edits: list})
		}
	}
	if len(changes) == 0 {
		return nil, nil
	}
	return r.toFilesEdit(changes...), nil
}

// distinct returns edits without those that replace the same span as an earlier one, as when a folder and a file in it are renamed at
// once.
func distinct(edits []text.Edit) []text.Edit {
	var list []text.Edit
	for _, e := range edits {
		taken := false
		for _, other := range list {
			taken = taken || e.Span == other.Span
		}
		if !taken {
			list = append(list, e)
		}
	}
	return list
}

// renamed returns the path of a renamed file in the operating system, empty if it has none.
func renamed(name string) string {
	u, err := uri.Parse(name)
	if err != nil {
		return ""
	}
	return workspace.PathOf(u)
}

// relative returns the path with slashes from root to name.
func relative(root, name string) string {
	rel, err := filepath.Rel(root, name)
	if err != nil {
		return ".."
	}
	return filepath.ToSlash(rel)
}

// rootOf returns the folder of the extension that the file at name, in its folder app, belongs to. It returns an empty string unless the
// extension is open or in the workspace.
func (s *session) rootOf(snap *snapshot, name string) string {
	parts := string(filepath.Separator) + project.App + string(filepath.Separator)
	for end := strings.LastIndex(name, parts); end > 0; end = strings.LastIndex(name[:end], parts) {
		root := name[:end]
		if snap.Extension(root) != nil {
			return root
		}
		if snap.Contains(root) && snap.Folder(root).State(project.Manifest) == project.File {
			return root
		}
	}
	return ""
}
