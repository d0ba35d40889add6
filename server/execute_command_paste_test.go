package server

import (
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

func TestPaste(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(capable())
	r.Open(manifestURI, "{\n  \"service\": \"DESK\",\n  \"connectors\": []\n}\n")
	var result struct {
		Title string                 `json:"title"`
		Edit  protocol.WorkspaceEdit `json:"edit"`
	}
	paste := func(text string) {
		t.Helper()
		result.Title = ""
		argument := lsptest.Object{"uri": manifestURI, "range": cursor(3, 1), "text": text}
		if err := r.Call("workspace/executeCommand", lsptest.Object{"command": pasteCommand, "arguments": []any{argument}}, &result); err != nil {
			t.Fatal(err)
		}
	}
	paste("books")
	if result.Title != "" {
		t.Errorf("pasted text is changed: %+v", result)
	}
	paste(`{"connectionLinkName": "books", "connectionName": "Books"}`)
	changed, _ := protocol.Marshal(result.Edit)
	if result.Title != "Paste as connector" || !strings.Contains(string(changed), "connectionLinkName") || strings.Contains(string(changed), "service") {
		t.Errorf("%s: %s", result.Title, changed)
	}
}
