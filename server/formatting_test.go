package server

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/internal/text"
)

// formatted returns src after a request with params, whose document and options are filled in.
func formatted(t *testing.T, r run, u uri.URI, method, src string, params lsptest.Object) string {
	t.Helper()
	params["textDocument"] = lsptest.Object{"uri": string(u)}
	if o, ok := params["options"].(lsptest.Object); !ok || o == nil {
		params["options"] = lsptest.Object{"tabSize": 3, "insertSpaces": true}
	}
	var edits []protocol.TextEdit
	if err := r.Call(method, params, &edits); err != nil {
		t.Fatal(err)
	}
	return edited(t, src, edits)
}

// edited applies the edits of a client that uses UTF-16 to src.
func edited(t *testing.T, src string, edits []protocol.TextEdit) string {
	t.Helper()
	var all []text.Edit
	for _, e := range edits {
		all = append(all, text.Edit{Span: spanOf(text.New(src), e.Range, text.UTF16), New: e.NewText})
	}
	out, err := text.Apply(src, all)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestFormatting(t *testing.T) {
	for _, c := range []struct {
		name, src, want string
		options         lsptest.Object
	}{
		{"the client's indentation", `{"service":"DESK","locale":["en"]}`, "{\n   \"service\": \"DESK\",\n   \"locale\": [\"en\"]\n}", nil},
		{"tabs", `{"service":"DESK"}`, "{\n\t\"service\": \"DESK\"\n}", lsptest.Object{"tabSize": 4, "insertSpaces": false}},
		{"the file's own", "{\r\n \"😀\":{\"a\":1} , \"b\":2}", "{\r\n \"😀\": {\"a\": 1},\r\n \"b\": 2\r\n}", nil},
		{"a final line end", "{}", "{}\n", lsptest.Object{"tabSize": 2, "insertSpaces": true, "insertFinalNewline": true}},
		{"several of them", "{}\n\n\n", "{}\n", lsptest.Object{"tabSize": 2, "insertSpaces": true, "trimFinalNewlines": true}},
		{"half-typed", "{\n  \"a\":1,\n  \"b\": {\n", "{\n  \"a\":1,\n  \"b\": {\n", nil},
		{"nothing", "", "", nil},
	} {
		for _, name := range []string{"plugin-manifest.json", "resources.json", ".plugin-manifest-ls.json"} {
			r := start(t, Options{}, nil)
			r.Initialize(nil)
			u := uri.URI("file:///ext/" + name)
			r.Open(u, c.src)
			if got := formatted(t, r, u, "textDocument/formatting", c.src, lsptest.Object{"options": c.options}); got != c.want {
				t.Errorf("%s, %s: got %q, want %q", name, c.name, got, c.want)
			}
		}
	}
}

func TestFormattingOfLines(t *testing.T) {
	const src = "{\n  \"a\":1,\n  \"b\":2,\n  \"c\":3\n}"
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Open(manifestURI, src)
	got := formatted(t, r, manifestURI, "textDocument/rangeFormatting", src, lsptest.Object{"range": lsptest.Span(2, 3, 2, 3)})
	if want := strings.Replace(src, `"b":2`, `"b": 2`, 1); got != want {
		t.Errorf("a range: got %q, want %q", got, want)
	}
	got = formatted(t, r, manifestURI, "textDocument/rangesFormatting", src, lsptest.Object{
		"ranges": []protocol.Range{lsptest.Span(1, 0, 2, 0), lsptest.Span(3, 0, 9, 9)},
	})
	if want := "{\n  \"a\": 1,\n  \"b\":2,\n  \"c\": 3\n}"; got != want {
		t.Errorf("ranges: got %q, want %q", got, want)
	}
}

func TestFormattingWhileTyping(t *testing.T) {
	const src = "{\n  \"😀\" :{\n\"a\":1 },\n  \"b\":2\n}"
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Open(manifestURI, src)
	got := formatted(t, r, manifestURI, "textDocument/onTypeFormatting", src, lsptest.Object{
		"position": lsptest.Object{"line": 2, "character": 7}, "ch": "}",
	})
	if want := "{\n  \"😀\": {\n    \"a\": 1\n  },\n  \"b\":2\n}"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := formatted(t, r, manifestURI, "textDocument/onTypeFormatting", src, lsptest.Object{
		"position": lsptest.Object{"line": 9, "character": 9}, "ch": "x",
	}); got != src {
		t.Errorf("got %q", got)
	}
}

// With another server for JSON, there is no formatting.
func TestFormattingWithAnotherServer(t *testing.T) {
	alone := start(t, Options{}, nil)
	if can := alone.Initialize(nil).Capabilities; can.DocumentFormattingProvider == nil || can.DocumentRangeFormattingProvider == nil || can.DocumentOnTypeFormattingProvider.FirstTriggerCharacter == "" {
		t.Errorf("not promised without another server: %+v", can)
	}
	alone.Open(manifestURI, `{"a":1}`)
	if got := formatted(t, alone, manifestURI, "textDocument/formatting", `{"a":1}`, lsptest.Object{}); got == `{"a":1}` {
		t.Error("not formatted without another server")
	}
	r := start(t, Options{}, nil)
	can := r.Initialize(lsptest.Object{"initializationOptions": lsptest.Object{"jsonFeatures": false}}).Capabilities
	if can.DocumentFormattingProvider != nil || can.DocumentRangeFormattingProvider != nil || can.DocumentOnTypeFormattingProvider.FirstTriggerCharacter != "" {
		t.Errorf("promised: %+v", can)
	}
	r.Open(manifestURI, `{"a":1}`)
	if got := formatted(t, r, manifestURI, "textDocument/formatting", `{"a":1}`, lsptest.Object{}); got != `{"a":1}` {
		t.Errorf("got %q", got)
	}
}

// Edits are small, so that the cursor does not move.
func TestFormattingIsByLines(t *testing.T) {
	src := "{\n" + strings.Repeat("  \"a\":1,\n", 100) + "  \"b\": 2\n}"
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Open(manifestURI, src)
	var edits []protocol.TextEdit
	params := lsptest.Document(manifestURI)
	params["options"] = lsptest.Object{"tabSize": 2, "insertSpaces": true}
	if err := r.Call("textDocument/formatting", params, &edits); err != nil {
		t.Fatal(err)
	}
	if len(edits) != 100 || slices.ContainsFunc(edits, func(e protocol.TextEdit) bool { return e.NewText != " " || e.Range.Start != e.Range.End }) {
		t.Errorf("%d edits, the first %+v", len(edits), edits[0])
	}
}

// Enter after a connection that was pasted below the manifest moves it to the connectors; after the manifest, Enter has no
// such effect.
func TestEnterAfterPastedConnection(t *testing.T) {
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
