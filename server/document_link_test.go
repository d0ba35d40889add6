package server

import (
	"path"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// Links lead to existing files and to addresses.
func TestDocumentLinks(t *testing.T) {
	const src = `{"service": "DESK", "about": "😀", "locale": ["en", "de"], "modules": {"widgets": [
{"url": "/app/a b.html?x", "icon": "/app/none.png"}, {"url": "https://example.com/w"}]}}`
	at := extensionOnDisk(t, map[string]string{"plugin-manifest.json": src, "app/a b.html": "", "app/translations/en.json": "{}"})
	u := at("plugin-manifest.json")
	r := start(t, Options{}, nil)
	r.Initialize(lsptest.Object{"capabilities": lsptest.Object{"textDocument": lsptest.Object{"documentLink": lsptest.Object{"tooltipSupport": true}}}})
	r.Open(u, src)
	var found []protocol.DocumentLink
	if err := r.Call("textDocument/documentLink", lsptest.Document(u), &found); err != nil {
		t.Fatal(err)
	}
	want := []struct {
		name  string
		start uint32
	}{{"en.json", 47}, {"a%20b.html", 9}, {"w", 62}}
	if len(found) != len(want) {
		t.Fatalf("%d links: %+v", len(found), found)
	}
	for i, l := range found {
		if path.Base(string(*l.Target)) != want[i].name || l.Range.Start.Character != want[i].start {
			t.Errorf("link %d leads from %v to %s, want %+v", i, l.Range, *l.Target, want[i])
		}
	}
	if found[0].Tooltip == nil || found[1].Tooltip != nil {
		t.Errorf("tooltips %v and %v", found[0].Tooltip, found[1].Tooltip)
	}
}
