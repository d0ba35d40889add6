package server

import (
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

// Symbols are nested for a client that supports it, and otherwise a list with container names.
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
