package server

import (
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/text"
)

// fileChange is what is done to one file.
type fileChange struct {
	document *document // its text and, if it is open, its version
	create   bool      // it is made first, unless it is there
	edits    []text.Edit
}

// toWorkspaceEdit returns edits of d in the best form the client takes: of the version they were
// made for and with tab stops, if it can.
func (s *session) toWorkspaceEdit(d *document, edits []text.Edit) *protocol.WorkspaceEdit {
	return s.toEditOf(fileChange{document: d, edits: edits})
}

// toEditOf returns changes of several files as one edit. Files can be made only by clients with
// features.createFiles.
func (s *session) toEditOf(changes ...fileChange) *protocol.WorkspaceEdit {
	if !s.features.documentChanges {
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
		if len(e.Stops) > 0 && s.features.snippetEdits {
			// There is no insertTextMode here: clients indent such a snippet as the line it comes into.
			dedented := dedent(e, marginOf(d.Text, e.Span.Start))
			change.Edits = append(change.Edits, &protocol.SnippetTextEdit{
				Range:   rangeOf(d.Text, e.Span, s.features.encoding),
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
	return protocol.TextEdit{Range: rangeOf(d.Text, e.Span, s.features.encoding), NewText: e.New}
}
