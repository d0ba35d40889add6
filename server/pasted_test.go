package server

import (
	"encoding/json"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/internal/text"
)

// Enter behind a connection that was pasted below the manifest puts it where it belongs; behind the manifest itself it
// is Enter.
func TestPastedThenEnter(t *testing.T) {
	const whole = "{\n  \"service\": \"DESK\",\n  \"connectors\": []\n}\n"
	for _, c := range []struct {
		src   string
		moved bool
	}{
		{whole + `{"connectionLinkName": "books", "connectionName": "Books", "serviceName": "zoho_books", "scope": ["ZohoBooks.invoices.READ"]}` + "\n", true},
		{whole, false},
		{whole + "{\"a\": {}}\n", false},
	} {
		u := extensionOnDisk(t, map[string]string{"plugin-manifest.json": c.src})("plugin-manifest.json")
		r := start(t, Options{}, nil)
		r.Initialize(nil)
		r.Open(u, c.src)
		params := lsptest.Document(u)
		params["position"] = lsptest.Object{"line": strings.Count(c.src, "\n"), "character": 0}
		params["ch"] = "\n"
		params["options"] = lsptest.Object{"tabSize": 2, "insertSpaces": true}
		var edits []protocol.TextEdit
		if err := r.Call("textDocument/onTypeFormatting", params, &edits); err != nil {
			t.Fatal(err)
		}
		src := text.New(c.src)
		var made []text.Edit
		for _, e := range edits {
			made = append(made, text.Edit{Span: spanOf(src, e.Range, text.UTF16), New: e.NewText})
		}
		after, err := text.Apply(c.src, made)
		if err != nil {
			t.Fatal(err)
		}
		var m struct {
			Connectors []struct{ ConnectionLinkName string }
		}
		if err := json.Unmarshal([]byte(after), &m); c.moved != (err == nil && len(m.Connectors) == 1) {
			t.Errorf("%s\nbecame\n%s", c.src, after)
		}
	}
}
