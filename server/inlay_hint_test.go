package server

import (
	"encoding/json"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// Positions of hints are in the encoding of the client, and hints are refreshed when their settings change.
func TestInlayHints(t *testing.T) {
	const src = `{"about": "😀", "service": "WRITER", "connectors": [{"name": "a", "type": "OAuth"}]}`
	u := extensionOnDisk(t, map[string]string{"plugin-manifest.json": src})("plugin-manifest.json")
	r := start(t, Options{}, nil)
	r.Initialize(lsptest.Object{"capabilities": lsptest.Object{"workspace": lsptest.Object{"inlayHint": lsptest.Object{"refreshSupport": true}}}})
	refreshed := make(chan struct{}, 9)
	r.Reply("workspace/inlayHint/refresh", func(_ json.RawMessage) any { refreshed <- struct{}{}; return nil })
	r.Open(u, src)
	ask := func() (hints []protocol.InlayHint) {
		params := lsptest.Document(u)
		params["range"] = lsptest.Span(0, 0, 1, 0)
		if err := r.Call("textDocument/inlayHint", params, &hints); err != nil {
			t.Fatal(err)
		}
		return hints
	}
	if hints := ask(); len(hints) != 1 || hints[0].Label != protocol.String("Zoho Writer") || hints[0].Position.Character != 35 {
		t.Errorf("hints %+v", hints)
	}
	r.Notify("workspace/didChangeConfiguration", lsptest.Object{"settings": lsptest.Object{"pluginManifest": lsptest.Object{
		"inlayHints": lsptest.Object{"missing": true, "services": false, "whatever": 1},
	}}})
	<-refreshed
	if hints := ask(); len(hints) != 1 || hints[0].Label != protocol.String("missing: authorizationUrl, scopes") {
		t.Errorf("hints %+v", hints)
	}
	var shown protocol.ShowMessageParams
	r.Next("window/showMessage", &shown)
	if shown.Message != "plugin-manifest-ls: pluginManifest.inlayHints.whatever is not a setting" {
		t.Errorf("messages %q", shown.Message)
	}
}
