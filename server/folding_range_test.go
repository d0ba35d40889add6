package server

import (
	"encoding/json"
	"testing"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// A client that folds whole lines keeps the line of the closing bracket; one with a limit receives the outermost ranges.
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
