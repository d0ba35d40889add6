package server

import (
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// The rest of a connector is inserted as text, or as a snippet that the editor indents.
func TestInlineCompletion(t *testing.T) {
	const src = "{\n  \"service\": \"WRITER\",\n  \"connectors\": [\n    {\n      \"name\": \"a\",\n      \"type\": \"OAuth\",\n      \n    }\n  ]\n}"
	u := extensionOnDisk(t, map[string]string{"plugin-manifest.json": src})("plugin-manifest.json")
	for _, c := range []struct {
		snippets bool
		want     any
	}{
		{false, protocol.String("\"authorizationUrl\": \"https://...\",\n      \"scopes\": [\"<scope>\"],\n      \"userAccess\": false")},
		{true, "\"authorizationUrl\": \"${1:https://...}\",\n\"scopes\": [\"${2:<scope>}\"],\n\"userAccess\": ${3|false,true|}$0"},
	} {
		r := start(t, Options{}, nil)
		r.Initialize(lsptest.Object{"capabilities": lsptest.Object{"textDocument": lsptest.Object{
			"completion": lsptest.Object{"completionItem": lsptest.Object{"snippetSupport": c.snippets}},
		}}})
		r.Open(u, src)
		params := lsptest.Document(u)
		params["position"] = lsptest.Object{"line": 6, "character": 6}
		params["context"] = lsptest.Object{"triggerKind": 2}
		var list protocol.InlineCompletionList
		if err := r.Call("textDocument/inlineCompletion", params, &list); err != nil {
			t.Fatal(err)
		}
		if len(list.Items) != 1 {
			t.Fatalf("%d items", len(list.Items))
		}
		got := any(list.Items[0].InsertText)
		if s, ok := got.(*protocol.StringValue); ok {
			got = s.Value
		}
		if got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
