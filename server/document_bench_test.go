package server

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// BenchmarkDocument measures requests for all of a document: as it was opened, and after edits, which divide the text and the
// tree into many parts. The client does not decode the responses.
func BenchmarkDocument(b *testing.B) {
	for _, size := range []int{26 << 10, 2600 << 10} {
		for _, edits := range []int{0, 1} {
			dir := b.TempDir()
			u := writeExtension(b, dir, size)
			src, err := os.ReadFile(filepath.Join(dir, "plugin-manifest.json"))
			if err != nil {
				b.Fatal(err)
			}
			ours, theirs := net.Pipe()
			go func() { _, _ = Serve(b.Context(), ours, Options{}) }()
			c := lsptest.NewRaw(theirs)
			c.Call(b, "initialize", lsptest.Object{"capabilities": lsptest.Object{"textDocument": lsptest.Object{
				"diagnostic":     lsptest.Object{},
				"documentSymbol": lsptest.Object{"hierarchicalDocumentSymbolSupport": true},
			}}})
			c.Notify(b, "initialized", lsptest.Object{})
			c.Notify(b, "textDocument/didOpen", lsptest.Object{
				"textDocument": lsptest.Object{"uri": u, "languageId": "json", "version": 1, "text": string(src)},
			})
			line := uint32(7 + strings.Count(string(src), "\n")/2/7*7 + 1) // a link name in the middle
			if edits > 0 {
				c.Notify(b, "textDocument/didChange", lsptest.Object{
					"textDocument":   lsptest.Object{"uri": u, "version": 2},
					"contentChanges": []lsptest.Object{{"range": lsptest.Span(line, 30, line, 30), "text": "x"}},
				})
			}
			c.Call(b, "textDocument/diagnostic", lsptest.Document(u))
			for _, method := range []string{"documentSymbol", "codeLens", "semanticTokens/full", "foldingRange", "documentLink"} {
				b.Run(fmt.Sprintf("%dkB/%d_edits/%s", size>>10, edits, method), func(b *testing.B) {
					for b.Loop() {
						c.Call(b, "textDocument/"+method, lsptest.Document(u))
					}
				})
			}
		}
	}
}
