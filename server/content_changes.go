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
	whole      bool // the whole text is replaced: the range is missing or null
	start, end text.Position
	text       string
}

var errUnreadableChange = errors.New("invalid content change")

// contentChanges decodes the content changes in the parameters of textDocument/didChange.
func contentChanges(params []byte) ([]contentChange, error) {
	if changes, ok := fastChanges(params); ok {
		return changes, nil
	}
	return typedChanges(params)
}

// typedChanges is [contentChanges] with the typed decoder of the protocol.
func typedChanges(params []byte) ([]contentChange, error) {
	var p protocol.DidChangeTextDocumentParams
	if err := protocol.Unmarshal(params, &p); err != nil {
		return nil, err
	}
	hasRange := haveRange(params)
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
				start: toPosition(c.Range.Start),
				end:   toPosition(c.Range.End),
				text:  strings.Clone(c.Text),
			}
		}
	}
	return changes, nil
}

// haveRange reports for each content change in params whether it has a range. The typed decoder decodes a range that is null,
// with which some clients replace the whole text, as an empty one at the beginning, and a change with an invalid range as a
// replacement of the whole text.
func haveRange(params []byte) []bool {
	var all []bool
	_, _ = jsonparser.ArrayEach(params, func(change []byte, _ jsonparser.ValueType, _ int, _ error) {
		_, kind, _, err := jsonparser.Get(change, "range")
		all = append(all, err == nil && kind != jsonparser.Null)
	}, "contentChanges")
	return all
}

// fastChanges decodes the content changes in params in one pass. Replace All sends tens of thousands of changes in one
// notification, for which the typed decoder needs several times as long. It reports false for anything unexpected, valid or not,
// which the typed decoder then decodes.
func fastChanges(params []byte) (changes []contentChange, ok bool) {
	r := jsonReader{data: params}
	found := false
	r.object(func(name []byte) {
		if string(name) != "contentChanges" {
			r.skip()
			return
		}
		r.first(&found)
		changes = make([]contentChange, 0, len(params)/128+1) // a change of one character has about 110 bytes
		r.array(func() { changes = append(changes, r.change()) })
	})
	return changes, found && !r.failed && r.pos == len(params)
}

func (r *jsonReader) change() contentChange {
	c, hasText := contentChange{whole: true}, false
	r.object(func(name []byte) {
		switch string(name) {
		case "range":
			r.require(c.whole) // the first range
			c.whole = false
			c.start, c.end = r.span()
		case "text":
			r.first(&hasText)
			c.text = r.text()
		default:
			r.skip()
		}
	})
	r.require(hasText)
	return c
}

func (r *jsonReader) span() (start, end text.Position) {
	hasStart, hasEnd := false, false
	r.object(func(name []byte) {
		switch string(name) {
		case "start":
			r.first(&hasStart)
			start = r.position()
		case "end":
			r.first(&hasEnd)
			end = r.position()
		default:
			r.skip()
		}
	})
	r.require(hasStart && hasEnd)
	return start, end
}

func (r *jsonReader) position() (p text.Position) {
	hasLine, hasCol := false, false
	r.object(func(name []byte) {
		switch string(name) {
		case "line":
			r.first(&hasLine)
			p.Line = r.number()
		case "character":
			r.first(&hasCol)
			p.Col = r.number()
		default:
			r.skip()
		}
	})
	r.require(hasLine && hasCol)
	return p
}
