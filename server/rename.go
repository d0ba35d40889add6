package server

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/server/transport"
)

// sigmaWarning is shown once per session. Zoho's guides to connections say that a link name cannot be changed.
const sigmaWarning = "Sigma cannot rename an existing connection. If this connection already exists in Sigma, create another one with the new link name."

// PrepareRename implements [protocol.Server]. It rejects a constant with the name, which the server of its language renames.
func (r *request) PrepareRename(ctx context.Context, params *protocol.PrepareRenameParams) (protocol.PrepareRenameResult, error) {
	c, spot := r.symbolAt(ctx, params.TextDocument.URI, params.Position)
	if c == nil || !spot.Written {
		return nil, nil
	}
	return &protocol.PrepareRenamePlaceholder{
		Range:       rangeOf(c.at.Text, spot.Span, r.caps.encoding),
		Placeholder: spot.Symbol.Name,
	}, nil
}

// Rename implements [protocol.Server]: one edit over all files that contain the name. Certain uses are changed at once.
// Possible uses require confirmation; a client that cannot ask for it does not receive them, and a message names the files.
func (r *request) Rename(ctx context.Context, params *protocol.RenameParams) (*protocol.WorkspaceEdit, error) {
	c, spot := r.symbolAt(ctx, params.TextDocument.URI, params.Position)
	if c == nil || !spot.Written {
		return nil, ctx.Err()
	}
	c = r.reread(ctx, c)
	c.rescanUses(spot.Symbol)
	files, err := c.Rename(spot.Symbol, params.NewName)
	if err != nil {
		return nil, jsonrpc2.NewError(transport.RequestFailed, err.Error())
	}
	if ctx.Err() != nil { // before a message about the change is shown
		return nil, ctx.Err()
	}
	if len(files) > 0 && len(c.Declarations(spot.Symbol)) > 0 && r.sigmaWarned.CompareAndSwap(false, true) {
		r.conn.Notify(protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{Type: protocol.MessageTypeWarning, Message: sigmaWarning})
	}
	if r.caps.confirmsRenames {
		return r.renameWithConfirmation(ctx, c, files), ctx.Err()
	}
	return r.renameCertain(ctx, c, spot.Symbol.Name, files), ctx.Err()
}

// renameWithConfirmation returns all edits of a rename, with an annotation on each possible use. Both kinds of edits of
// a file are in one [protocol.TextDocumentEdit], because clients disagree on whether a second one applies to the
// original text or to the changed one.
func (s *session) renameWithConfirmation(ctx context.Context, c *connections, files []symbols.Renaming) *protocol.WorkspaceEdit {
	const possible = "possible"
	edit := &protocol.WorkspaceEdit{}
	for f := range while(ctx, slices.Values(files)) {
		d := c.document(f.File)
		change := s.toDocumentEdit(d, f.Certain)
		for _, e := range f.Possible {
			change.Edits = append(change.Edits, &protocol.AnnotatedTextEdit{TextEdit: s.toTextEdit(d, e), AnnotationID: possible})
			edit.ChangeAnnotations = map[protocol.ChangeAnnotationIdentifier]protocol.ChangeAnnotation{possible: {
				Label:             "Possible use of the connection link name",
				Description:       new("Which name is used here is known only at run time."),
				NeedsConfirmation: new(true),
			}}
		}
		edit.DocumentChanges = append(edit.DocumentChanges, change)
	}
	return edit
}

// renameCertain returns the edits of certain uses and tells the user in which files the name may also be used.
func (s *session) renameCertain(ctx context.Context, c *connections, name string, files []symbols.Renaming) *protocol.WorkspaceEdit {
	var changes []fileChange
	var skipped []string
	for f := range while(ctx, slices.Values(files)) {
		if len(f.Certain) > 0 {
			changes = append(changes, fileChange{document: c.document(f.File), edits: f.Certain})
		}
		if len(f.Possible) > 0 {
			skipped = append(skipped, f.File)
		}
	}
	if len(skipped) > 0 && ctx.Err() == nil {
		message := fmt.Sprintf("Possible uses of %q were not renamed in %s", name, enumerate(skipped))
		s.conn.Notify(protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{Type: protocol.MessageTypeInfo, Message: message})
	}
	return s.toFilesEdit(changes...)
}

// enumerate returns the first three of names and the number of the others.
func enumerate(names []string) string {
	const limit = 3
	if len(names) <= limit {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:limit], ", "), len(names)-limit)
}
