package server

import (
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/text"
)

// fileChange is a change of one file.
type fileChange struct {
	document *document // its text and, if it is open, its version
	create   bool      // the file is created first, unless it exists
	edits    []text.Edit
}

// toWorkspaceEdit returns edits of d in a form that the client supports, if possible with a version and tab stops.
func (s *session) toWorkspaceEdit(d *document, edits []text.Edit) *protocol.WorkspaceEdit {
	return s.toFilesEdit(fileChange{document: d, edits: edits})
}

// toFilesEdit returns changes of several files as one edit. Only clients with clientCapabilities.createFiles can create files.
func (s *session) toFilesEdit(changes ...fileChange) *protocol.WorkspaceEdit {
	if !s.caps.documentChanges {
		all := map[uri.URI][]protocol.TextEdit{}
		for _, c := range changes {
			all[c.document.URI] = append(all[c.document.URI], s.toTextEdits(c.document, c.edits)...)
		}
		return &protocol.WorkspaceEdit{Changes: all}
	}
	edit := &protocol.WorkspaceEdit{}
	for _, c := range changes {
		if c.create {
			unless := true
			edit.DocumentChanges = append(edit.DocumentChanges, &protocol.CreateFile{
				Kind:    "create",
				URI:     c.document.URI,
				Options: &protocol.CreateFileOptions{IgnoreIfExists: &unless},
			})
		}
		if len(c.edits) > 0 {
			edit.DocumentChanges = append(edit.DocumentChanges, s.toDocumentEdit(c.document, c.edits))
		}
	}
	return edit
}

func (s *session) toDocumentEdit(d *document, edits []text.Edit) *protocol.TextDocumentEdit {
	change := &protocol.TextDocumentEdit{
		TextDocument: protocol.OptionalVersionedTextDocumentIdentifier{
			TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: d.URI},
			Version:                d.OpenVersion(),
		},
	}
	for _, e := range edits {
		if len(e.Stops) > 0 && s.caps.snippetEdits {
			// There is no insertTextMode here: clients indent such a snippet like the line that it is inserted into.
			dedented := dedent(e, marginOf(d.Text, e.Span.Start))
			change.Edits = append(change.Edits, &protocol.SnippetTextEdit{
				Range:   rangeOf(d.Text, e.Span, s.caps.encoding),
				Snippet: protocol.StringValue{Kind: "snippet", Value: snippet(dedented)},
			})
			continue
		}
		plain := s.toTextEdit(d, e)
		change.Edits = append(change.Edits, &plain)
	}
	return change
}

func (s *session) toTextEdits(d *document, edits []text.Edit) []protocol.TextEdit {
	all := make([]protocol.TextEdit, 0, len(edits))
	for _, e := range edits {
		all = append(all, s.toTextEdit(d, e))
	}
	return all
}

func (s *session) toTextEdit(d *document, e text.Edit) protocol.TextEdit {
	return protocol.TextEdit{Range: rangeOf(d.Text, e.Span, s.caps.encoding), NewText: e.New}
}
