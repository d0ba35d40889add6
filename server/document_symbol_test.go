package server

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
)

const outlined = `{
  "service": "DESK",
  "about": "😀", "connectors": [
    {
      "connectionLinkName": "a"
    }
  ]
}`

// openOutlined returns a session of a client with capabilities, and its open document.
func openOutlined(t *testing.T, textDocument, options lsptest.Object) (run, *protocol.InitializeResult, uri.URI) {
	t.Helper()
	u := extensionOnDisk(t, map[string]string{"plugin-manifest.json": outlined})("plugin-manifest.json")
	r := start(t, Options{}, nil)
	can := r.Initialize(lsptest.Object{
		"capabilities":          lsptest.Object{"textDocument": textDocument},
		"initializationOptions": options,
	})
	r.Open(u, outlined)
	return r, can, u
}

// Symbols are nested for a client that shows them so, and a list with the names of what they are in for others.
func TestDocumentSymbols(t *testing.T) {
	r, _, u := openOutlined(t, lsptest.Object{"documentSymbol": lsptest.Object{"hierarchicalDocumentSymbolSupport": true}}, nil)
	var nested []protocol.DocumentSymbol
	if err := r.Call("textDocument/documentSymbol", lsptest.Document(u), &nested); err != nil {
		t.Fatal(err)
	}
	if len(nested) != 3 || len(nested[2].Children) != 1 || nested[2].Children[0].Name != "a" || nested[2].Children[0].Kind != protocol.SymbolKindInterface {
		t.Errorf("nested: %+v", nested)
	}

	r, _, u = openOutlined(t, lsptest.Object{}, nil)
	var flat []protocol.SymbolInformation
	if err := r.Call("textDocument/documentSymbol", lsptest.Document(u), &flat); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	for _, s := range flat {
		in := ""
		if s.ContainerName != nil {
			in = *s.ContainerName
		}
		fmt.Fprintf(&said, "%s in %q at %d:%d\n", s.Name, in, s.Location.Range.Start.Line, s.Location.Range.Start.Character)
	}
	if want := `service in "" at 1:2
about in "" at 2:2
connectors in "" at 2:17
a in "connectors" at 3:4
connectionLinkName in "a" at 4:6
`; said.String() != want {
		t.Errorf("flat:\n%swant:\n%s", said.String(), want)
	}
}

// A client that folds whole lines keeps the line of the closing bracket; one that sets a limit gets the outermost.
func TestFolding(t *testing.T) {
	for _, c := range []struct {
		can  lsptest.Object
		want string
	}{
		{lsptest.Object{}, `[{"endCharacter":0,"endLine":7,"startCharacter":1,"startLine":0},{"endCharacter":2,"endLine":6,"startCharacter":32,"startLine":2},{"endCharacter":4,"endLine":5,"startCharacter":5,"startLine":3}]`},
		{lsptest.Object{"lineFoldingOnly": true}, `[{"endLine":6,"startLine":0},{"endLine":5,"startLine":2},{"endLine":4,"startLine":3}]`},
		{lsptest.Object{"lineFoldingOnly": true, "rangeLimit": 2}, `[{"endLine":6,"startLine":0},{"endLine":5,"startLine":2}]`},
	} {
		r, _, u := openOutlined(t, lsptest.Object{"foldingRange": c.can}, nil)
		var found []map[string]any
		if err := r.Call("textDocument/foldingRange", lsptest.Document(u), &found); err != nil {
			t.Fatal(err)
		}
		if got, _ := json.Marshal(found); string(got) != c.want {
			t.Errorf("%v: %s, want %s", c.can, got, c.want)
		}
	}
}

// A selection grows from each cursor, in the order of the cursors.
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

// Beside another server for JSON, what any JSON has is left to that.
func TestBesideAnotherServer(t *testing.T) {
	_, all, _ := openOutlined(t, lsptest.Object{}, nil)
	if all.Capabilities.DocumentSymbolProvider == nil || all.Capabilities.FoldingRangeProvider == nil || all.Capabilities.SelectionRangeProvider == nil {
		t.Errorf("not promised without another server: %+v", all.Capabilities)
	}
	_, can, _ := openOutlined(t, lsptest.Object{}, lsptest.Object{"jsonFeatures": false})
	if can.Capabilities.DocumentSymbolProvider != nil || can.Capabilities.FoldingRangeProvider != nil || can.Capabilities.SelectionRangeProvider != nil {
		t.Errorf("promised: %+v", can.Capabilities)
	}
	if can.Capabilities.HoverProvider == nil {
		t.Error("hover is not promised")
	}
}
