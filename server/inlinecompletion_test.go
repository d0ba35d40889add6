package server

import (
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/lsptest"
)

// What is shown behind the cursor stands in the columns of the client.
func TestInlineCompletion(t *testing.T) {
	const src = `{"service": "DESK", "about": "😀", "connectors": [{` + "\r\n}]}"
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Open(manifestURI, src)
	params := lsptest.Document(manifestURI)
	params["position"] = lsptest.Object{"line": 0, "character": 51}
	params["context"] = lsptest.Object{"triggerKind": 2}
	var list protocol.InlineCompletionList
	if err := r.Call("textDocument/inlineCompletion", params, &list); err != nil {
		t.Fatal(err)
	}
	if len(list.Items) == 0 {
		t.Fatal("nothing is offered for a new connector")
	}
	item := list.Items[0]
	if text := string(item.InsertText.(protocol.String)); !strings.Contains(text, "\r\n") || !strings.Contains(text, "connectionLinkName") {
		t.Errorf("text %q", text)
	}
	if want := lsptest.Span(0, 51, 0, 51); *item.Range != want {
		t.Errorf("range %v, want %v", *item.Range, want)
	}
	params["position"] = lsptest.Object{"line": 0, "character": 5}
	if err := r.Call("textDocument/inlineCompletion", params, &list); err != nil || len(list.Items) > 0 {
		t.Errorf("in a word: %v, %v", list.Items, err)
	}
}
