package server

import (
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// Hover describes the token, in the format and encoding of the client.
func TestHover(t *testing.T) {
	const src = `{"service": "DESK", "about": "😀", "locale": ["en"]}`
	ask := func(r run, character int) (h *protocol.Hover) {
		u := extensionOnDisk(t, map[string]string{"plugin-manifest.json": src})("plugin-manifest.json")
		r.Open(u, src)
		params := lsptest.Document(u)
		params["position"] = lsptest.Object{"line": 0, "character": character}
		if err := r.Call("textDocument/hover", params, &h); err != nil {
			t.Fatal(err)
		}
		return h
	}
	for _, c := range []struct {
		formats []any
		kind    protocol.MarkupKind
		begins  string
	}{
		{[]any{"markdown", "plaintext"}, protocol.MarkupKindMarkdown, "**en**"},
		{[]any{"plaintext"}, protocol.MarkupKindPlainText, "en"},
		{nil, protocol.MarkupKindPlainText, "en"},
	} {
		r := start(t, Options{}, nil)
		r.Initialize(lsptest.Object{"capabilities": lsptest.Object{
			"textDocument": lsptest.Object{"hover": lsptest.Object{"contentFormat": c.formats}},
		}})
		h := ask(r, 47)
		if h == nil {
			t.Fatal("no hover at a language")
		}
		said, ok := h.Contents.(*protocol.MarkupContent)
		if !ok || said.Kind != c.kind || !strings.HasPrefix(said.Value, c.begins) {
			t.Errorf("%v: %#v", c.formats, h.Contents)
		}
		if want := (protocol.Range{Start: protocol.Position{Character: 46}, End: protocol.Position{Character: 50}}); h.Range == nil || *h.Range != want {
			t.Errorf("range %v, want %v", h.Range, want)
		}
		if h := ask(r, 0); h != nil {
			t.Errorf("hover at a brace: %v", h)
		}
	}
}
