package server

import (
	"errors"
	"strings"

	"github.com/buger/jsonparser"
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/text"
)

// contentChange is one change of a textDocument/didChange notification. It owns its text.
type contentChange struct {
	whole      bool // the whole text is replaced: the change has no range, or null for one
	start, end text.Position
	text       string
}

var errUnreadableChange = errors.New("a content change is not as specified")

// contentChanges returns the content changes in params, which are those of textDocument/didChange.
func contentChanges(params []byte) ([]contentChange, error) {
	if changes, ok := plainChanges(params); ok {
		return changes, nil
	}
	return typedChanges(params)
}

// typedChanges is [contentChanges] by the typed decoder of the protocol.
func typedChanges(params []byte) ([]contentChange, error) {
	var p protocol.DidChangeTextDocumentParams
	if err := protocol.Unmarshal(params, &p); err != nil {
		return nil, err
	}
	hasRange := ranged(params)
	if len(hasRange) != len(p.ContentChanges) {
		return nil, errUnreadableChange
	}
	changes := make([]contentChange, len(hasRange))
	for i, change := range p.ContentChanges {
		switch c := change.(type) {
		case *protocol.TextDocumentContentChangeWholeDocument:
			if hasRange[i] {
				return nil, errUnreadableChange
			}
			changes[i] = contentChange{whole: true, text: strings.Clone(c.Text)}
		case *protocol.TextDocumentContentChangePartial:
			changes[i] = contentChange{
				whole: !hasRange[i],
				start: placeOf(c.Range.Start),
				end:   placeOf(c.Range.End),
				text:  strings.Clone(c.Text),
			}
		}
	}
	return changes, nil
}

// ranged reports for each content change in params whether it has a range. The protocol's decoder does not: it takes a
// range that is null, with which some clients replace the whole text, for one at the beginning, and a change whose
// range it cannot read for a replacement of the whole text.
func ranged(params []byte) []bool {
	var all []bool
	_, _ = jsonparser.ArrayEach(params, func(change []byte, _ jsonparser.ValueType, _ int, _ error) {
		_, kind, _, err := jsonparser.Get(change, "range")
		all = append(all, err == nil && kind != jsonparser.Null)
	}, "contentChanges")
	return all
}
