package server

import (
	"strconv"
	"strings"

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

// snippet returns the new text of e in the snippet syntax of the protocol, with its tab stops.
func snippet(e text.Edit) string {
	var b strings.Builder
	at := 0
	for i, stop := range e.Stops {
		b.WriteString(escapeSnippet(e.New[at:stop.Span.Start]))
		at = stop.Span.End
		b.WriteString("${" + strconv.Itoa(i+1))
		preset := e.New[stop.Span.Start:stop.Span.End]
		switch {
		case len(stop.Choices) > 0:
			b.WriteString("|")
			for j, choice := range choices(preset, stop.Choices) {
				if j > 0 {
					b.WriteString(",")
				}
				b.WriteString(escapeChoice(choice))
			}
			b.WriteString("|")
		case preset != "":
			b.WriteString(":" + escapeSnippet(preset))
		}
		b.WriteString("}")
	}
	b.WriteString(escapeSnippet(e.New[at:]))
	return b.String()
}

// choices returns all with preset, which the client displays first, at the front.
func choices(preset string, all []string) []string {
	ordered := make([]string, 0, len(all)+1)
	if preset != "" {
		ordered = append(ordered, preset)
	}
	for _, choice := range all {
		if choice != preset {
			ordered = append(ordered, choice)
		}
	}
	return ordered
}

func escapeSnippet(s string) string {
	return strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`).Replace(s)
}

func escapeChoice(s string) string {
	return strings.NewReplacer(`\`, `\\`, `,`, `\,`, `|`, `\|`).Replace(s)
}

// marginOf returns the indentation of the line of offset.
func marginOf(t text.Text, offset int) string {
	line := t.Slice(text.Span{Start: t.LineSpan(lineOf(t, offset)).Start, End: offset})
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// dedent returns e without margin before each line of its new text except the first: without an insert text mode, the client inserts
// the indentation of the line there.
func dedent(e text.Edit, margin string) text.Edit {
	if margin == "" {
		return e
	}
	var b strings.Builder
	moved := make([]int, len(e.New)+1) // the new offset of each byte of New
	for i := 0; i < len(e.New); {
		moved[i] = b.Len()
		b.WriteByte(e.New[i])
		i++
		if e.New[i-1] == '\n' && strings.HasPrefix(e.New[i:], margin) {
			for range margin {
				moved[i] = b.Len()
				i++
			}
		}
	}
	moved[len(e.New)] = b.Len()
	stops := make([]text.Stop, len(e.Stops))
	for i, s := range e.Stops {
		s.Span = text.Span{Start: moved[s.Span.Start], End: moved[s.Span.End]}
		stops[i] = s
	}
	e.New, e.Stops = b.String(), stops
	return e
}
