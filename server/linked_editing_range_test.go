package server

import (
	"encoding/json"
	"testing"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// The two names of a connection are edited together while they are equal.
func TestLinkedEditing(t *testing.T) {
	const src = `{"service": "DESK", "connectors": [{"x": "😀", "connectionLinkName": "ab", "connectionName": "ab"}]}`
	u := extensionOnDisk(t, map[string]string{"plugin-manifest.json": src})("plugin-manifest.json")
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Open(u, src)
	params := lsptest.Document(u)
	for character, want := range map[int]string{
		71: `{"ranges":[{"end":{"character":72,"line":0},"start":{"character":70,"line":0}},{"end":{"character":96,"line":0},"start":{"character":94,"line":0}}],"wordPattern":"[^\\s\"\\\\{}]*"}`,
		13: `null`,
	} {
		params["position"] = lsptest.Object{"line": 0, "character": character}
		var found any
		if err := r.Call("textDocument/linkedEditingRange", params, &found); err != nil {
			t.Fatal(err)
		}
		if got, _ := json.Marshal(found); string(got) != want {
			t.Errorf("at %d: %s, want %s", character, got, want)
		}
	}
}
