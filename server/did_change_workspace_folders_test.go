package server

import (
	"path"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// Configurations up to the folder of the workspace apply, and also those above it once that folder is removed.
func TestWorkspaceFolders(t *testing.T) {
	const src = `{"service": "DESK", "whoKnows": 1}`
	at := extensionOnDisk(t, map[string]string{
		".plugin-manifest-ls.json":     `{"rules": {"property-unknown": "off"}}`,
		"inner/a/plugin-manifest.json": src,
	})
	u := at("inner/a/plugin-manifest.json")
	outer := lsptest.Object{"uri": path.Dir(string(at("inner"))), "name": "outer"}
	inner := lsptest.Object{"uri": string(at("inner")), "name": "inner"}
	r := start(t, Options{}, nil)
	r.Initialize(lsptest.Object{"workspaceFolders": []any{inner}})
	codes := func() (n int) {
		for {
			p := r.Published()
			if p.URI != u {
				continue
			}
			for _, d := range p.Diagnostics {
				if d.Code == protocol.String("property-unknown") {
					n++
				}
			}
			return n
		}
	}
	r.Open(u, src)
	if codes() == 0 {
		t.Error("the configuration above the workspace applies")
	}
	r.Notify("workspace/didChangeWorkspaceFolders", lsptest.Object{"event": lsptest.Object{"added": []any{outer}, "removed": []any{inner}}})
	if codes() != 0 {
		t.Error("the configuration in the new folder does not count")
	}
	r.Notify("workspace/didChangeWorkspaceFolders", lsptest.Object{"event": lsptest.Object{"added": []any{inner}, "removed": []any{}}})
	if codes() == 0 {
		t.Error("the configuration above the inner folder does not apply again")
	}
}
