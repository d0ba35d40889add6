package server

import (
	"fmt"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// There is a selection range for each cursor, in the order of the cursors.
func TestSelectionRanges(t *testing.T) {
	r, _, u := openOutlined(t, lsptest.Object{}, nil)
	params := lsptest.Document(u)
	params["positions"] = []any{lsptest.Object{"line": 4, "character": 30}, lsptest.Object{"line": 2, "character": 14}}
	var found []protocol.SelectionRange
	if err := r.Call("textDocument/selectionRange", params, &found); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	for i := range found {
		for at := &found[i]; at != nil; at = at.Parent {
			fmt.Fprintf(&said, "%d:%d-%d:%d ", at.Range.Start.Line, at.Range.Start.Character, at.Range.End.Line, at.Range.End.Character)
		}
		said.WriteByte('\n')
	}
	if want := `4:30-4:30 4:29-4:30 4:28-4:31 4:6-4:31 3:4-5:5 2:31-6:3 2:17-6:3 1:2-6:3 0:0-7:1 
2:14-2:14 2:12-2:14 2:11-2:15 2:2-2:15 1:2-6:3 0:0-7:1 
`; said.String() != want {
		t.Errorf("got:\n%swant:\n%s", said.String(), want)
	}
}
