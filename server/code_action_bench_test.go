package server

import (
	"net"
	"strings"
	"testing"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// The code actions of each kind at the beginning, in the middle and at the end of 1 MB.
func BenchmarkCodeAction(b *testing.B) {
	texts := map[string]string{
		"colons":     strings.Repeat(":", 1<<20),
		"connectors": `{"service": "WRITER", "connectors": [` + strings.Repeat(`{"connectionLinkName": "a b", "connectionName": "c"},`+"\n", 20000) + `{}]}`,
	}
	for name, src := range texts {
		ours, theirs := net.Pipe()
		go func() { _, _ = Serve(b.Context(), ours, Options{}) }()
		c := lsptest.New(b, theirs)
		c.Initialize(pulling())
		u := uri.URI("file:///ext/plugin-manifest.json")
		c.Open(u, src)
		params := lsptest.Document(u)
		_ = c.Call("textDocument/diagnostic", params, nil)
		lines := strings.Count(src, "\n")
		middle := uint32(lines / 2)
		params["range"] = lsptest.Span(middle, 20, middle, 20)
		for _, kind := range []string{"quickfix", "refactor", "refactor.rewrite", "source.fixAll", "source.organizeImports"} {
			b.Run(name+"/"+kind, func(b *testing.B) {
				params["context"] = lsptest.Object{"diagnostics": []any{}, "only": []string{kind}}
				for b.Loop() {
					if err := c.Call("textDocument/codeAction", params, nil); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run(name+"/automatic", func(b *testing.B) {
			params["context"] = lsptest.Object{"diagnostics": []any{}, "triggerKind": 2}
			for b.Loop() {
				if err := c.Call("textDocument/codeAction", params, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
