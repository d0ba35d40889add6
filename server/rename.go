package server

import (
	"context"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/text"
)

// The annotations of a rename. That a link name cannot be changed is said by Zoho's guides to connections.
const (
	created  = "created"
	possible = "possible"
)

const createdWarning = "Sigma cannot rename a connection that was created there: rename the link name only if the connection is made anew."

// PrepareRename implements [protocol.Server]. A constant that holds the name is left to the servers of its language.
func (s *session) PrepareRename(ctx context.Context, params *protocol.PrepareRenameParams) (protocol.PrepareRenameResult, error) {
	c, spot := s.symbolAt(ctx, params.TextDocument.URI, params.Position)
	if c == nil || !spot.Written {
		return nil, nil
	}
	return &protocol.PrepareRenamePlaceholder{
		Range:       rangeOf(c.at.text, spot.Span, s.features.encoding),
		Placeholder: spot.Symbol.Name,
	}, nil
}

// Rename implements [protocol.Server]: one edit over all files that have the name. A client that can ask the user
// before it makes a change has it do so; others get only what is certain, and a warning.
func (s *session) Rename(ctx context.Context, params *protocol.RenameParams) (*protocol.WorkspaceEdit, error) {
	c, spot := s.symbolAt(ctx, params.TextDocument.URI, params.Position)
	if c == nil || !spot.Written {
		return nil, nil
	}
	c = s.afresh(ctx, c)
	c.settle(spot.Symbol)
	files, err := c.Rename(spot.Symbol, params.NewName)
	if err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), err.Error())
	}
	declared := len(c.Declarations(spot.Symbol)) > 0
	if s.features.annotations {
		return s.annotated(c, files, declared), nil
	}
	changes := []fileChange{}
	for _, f := range files {
		if len(f.Certain) > 0 {
			changes = append(changes, fileChange{document: c.document(f.File), edits: f.Certain})
		}
	}
	if declared && len(changes) > 0 && s.warned.CompareAndSwap(false, true) {
		s.notify(protocol.MethodWindowShowMessage, &protocol.ShowMessageParams{Type: protocol.MessageTypeWarning, Message: createdWarning})
	}
	return s.toEditOf(changes...), nil
}

// annotated returns a rename with what the user has to know of it.
func (s *session) annotated(c *connections, files []symbols.Renaming, declared bool) *protocol.WorkspaceEdit {
	edit := &protocol.WorkspaceEdit{ChangeAnnotations: map[protocol.ChangeAnnotationIdentifier]protocol.ChangeAnnotation{}}
	add := func(change *protocol.TextDocumentEdit, d *document, edits []text.Edit, id protocol.ChangeAnnotationIdentifier, about protocol.ChangeAnnotation) {
		for _, e := range edits {
			change.Edits = append(change.Edits, &protocol.AnnotatedTextEdit{TextEdit: s.toTextEdit(d, e), AnnotationID: id})
			edit.ChangeAnnotations[id] = about
		}
	}
	for _, f := range files {
		d := c.document(f.File)
		certain := f.Certain
		change := &protocol.TextDocumentEdit{}
		if !declared { // it is no connection's name, so that there is none to be lost
			change, certain = s.toDocumentEdit(d, certain), nil
		}
		change.TextDocument = protocol.OptionalVersionedTextDocumentIdentifier{
			TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: d.uri},
			Version:                d.openVersion(),
		}
		add(change, d, certain, created, protocol.ChangeAnnotation{
			Label:             "Connection link name",
			Description:       new(createdWarning),
			NeedsConfirmation: new(true),
		})
		add(change, d, f.Possible, possible, protocol.ChangeAnnotation{
			Label:             "Possibly the connection link name",
			Description:       new("Whether this text is the name of the connection shows only when the code runs."),
			NeedsConfirmation: new(true),
		})
		edit.DocumentChanges = append(edit.DocumentChanges, change)
	}
	if len(edit.ChangeAnnotations) == 0 {
		edit.ChangeAnnotations = nil
	}
	return edit
}
