package server

import (
	"context"
	"slices"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// createFilesCommand creates the files that a manifest requires and that do not exist. The argument is an object with the uri of the
// manifest. A client runs the command after it has inserted the completion of a whole manifest.
const createFilesCommand = name + ".createFiles"

// canCreateFiles reports whether the client can apply the edit of [createFilesCommand].
func (c clientCapabilities) canCreateFiles() bool { return c.applyEdit && c.createFiles }

func (r *request) createMissingFiles(ctx context.Context, argument protocol.LSPAny) (protocol.LSPAny, error) {
	name, _ := lookupString(argument, "uri")
	u, err := uri.Parse(name)
	if err != nil || name == "" {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the argument of %s must be an object with the uri of a manifest", createFilesCommand)
	}
	d := r.document(u)
	if d == nil || d.Home == nil || !r.caps.canCreateFiles() {
		return nil, nil
	}
	var changes []fileChange
	for _, file := range r.missingFiles(ctx, d) {
		created := workspace.Located(d.Beside(file.Path), "", text.Text{})
		changes = append(changes, fileChange{document: created, create: true, edits: []text.Edit{text.Insert(0, file.Content)}})
	}
	if len(changes) == 0 || ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return nil, r.applyEdit(ctx, "Create missing files", r.toFilesEdit(changes...))
}

// missingFiles returns the files that the most likely fixes of the diagnostics of d create. A page that only makes the folder app exist
// is left out if another file does.
func (r *request) missingFiles(ctx context.Context, d *document) []diagnostics.File {
	var files []diagnostics.File
	var page *diagnostics.File
	for found := range while(ctx, d.Diagnostics(r.snapshot.settings.Settings)) {
		fixes := d.Report().Verify(found).Fixes
		if len(fixes) == 0 || fixes[0].Create == nil {
			continue
		}
		if found.Code == "app-missing" {
			page = fixes[0].Create
		} else if !slices.Contains(files, *fixes[0].Create) {
			files = append(files, *fixes[0].Create)
		}
	}
	inApp := func(f diagnostics.File) bool { return strings.HasPrefix(f.Path, project.App+"/") }
	if page != nil && !slices.ContainsFunc(files, inApp) {
		files = append(files, *page)
	}
	return files
}

// creatingFiles returns the command that an item with a whole manifest runs, nil if the client cannot create files.
func (s *session) creatingFiles(d *document) *protocol.Command {
	if !s.caps.canCreateFiles() || d.Home == nil {
		return nil
	}
	argument, err := protocol.Marshal(map[string]any{"uri": d.URI})
	if err != nil {
		s.log.Error("encoding a command", "error", err)
		return nil
	}
	return &protocol.Command{Title: "Create missing files", Command: createFilesCommand, Arguments: []protocol.LSPAny{argument}}
}
