package server

import (
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/text"
)

// toWorkspaceEdit returns edits of d in the best form the client takes: of the version they were
// made for and with tab stops, if it can.
func (s *session) toWorkspaceEdit(d *document, edits []text.Edit) *protocol.WorkspaceEdit {
	if !s.features.documentChanges {
		return &protocol.WorkspaceEdit{Changes: map[uri.URI][]protocol.TextEdit{d.uri: s.toTextEdits(d, edits)}}
	}
	version := d.version
	change := &protocol.TextDocumentEdit{
		TextDocument: protocol.OptionalVersionedTextDocumentIdentifier{
			TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: d.uri},
			Version:                &version,
		},
	}
	for _, e := range edits {
		if len(e.Stops) > 0 && s.features.snippetEdits {
			change.Edits = append(change.Edits, &protocol.SnippetTextEdit{
				Range:   rangeOf(d.text, e.Span, s.features.encoding),
				Snippet: protocol.StringValue{Kind: "snippet", Value: snippet(e)},
			})
			continue
		}
		plain := s.toTextEdit(d, e)
		change.Edits = append(change.Edits, &plain)
	}
	return &protocol.WorkspaceEdit{DocumentChanges: []protocol.DocumentChange{change}}
}

func (s *session) toTextEdits(d *document, edits []text.Edit) []protocol.TextEdit {
	all := make([]protocol.TextEdit, 0, len(edits))
	for _, e := range edits {
		all = append(all, s.toTextEdit(d, e))
	}
	return all
}

func (s *session) toTextEdit(d *document, e text.Edit) protocol.TextEdit {
	return protocol.TextEdit{Range: rangeOf(d.text, e.Span, s.features.encoding), NewText: e.New}
}
