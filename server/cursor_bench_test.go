package server

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
)

type cursorRequest struct {
	method string
	params lsptest.Object
}

// BenchmarkCursor measures what editors request when the cursor moves, in a manifest next to code that uses a connection:
// each request alone, and all of them for one movement. The client does not decode the responses.
func BenchmarkCursor(b *testing.B) {
	for _, size := range []int{26 << 10, 2600 << 10} {
		dir := b.TempDir()
		u := writeExtension(b, dir, size)
		ours, theirs := net.Pipe()
		go func() { _, _ = Serve(b.Context(), ours, Options{}) }()
		c := lsptest.NewRaw(theirs)
		src, err := os.ReadFile(filepath.Join(dir, "plugin-manifest.json"))
		if err != nil {
			b.Fatal(err)
		}
		c.Call(b, "initialize", pulling())
		c.Notify(b, "initialized", lsptest.Object{})
		c.Notify(b, "textDocument/didOpen", lsptest.Object{
			"textDocument": lsptest.Object{"uri": u, "languageId": "json", "version": 1, "text": string(src)},
		})
		c.Call(b, "textDocument/diagnostic", lsptest.Document(u))
		line := uint32(7 + strings.Count(string(src), "\n")/2/7*7 + 1) // a link name in the middle
		at := lsptest.Object{"line": line, "character": 30}
		movement := []cursorRequest{
			{"hover", lsptest.Object{"position": at}},
			{"documentHighlight", lsptest.Object{"position": at}},
			{"codeAction", lsptest.Object{"range": lsptest.Span(line, 30, line, 30), "context": lsptest.Object{"diagnostics": []any{}, "triggerKind": 2}}},
			{"inlayHint", lsptest.Object{"range": lsptest.Span(line-20, 0, line+40, 0)}},
			{"linkedEditingRange", lsptest.Object{"position": at}},
		}
		others := []cursorRequest{
			{"codeLens", lsptest.Object{}},
			{"documentSymbol", lsptest.Object{}},
			{"completion", lsptest.Object{"position": at}},
		}
		for _, request := range slices.Concat(movement, others) {
			request.params["textDocument"] = lsptest.Object{"uri": u}
			b.Run(fmt.Sprintf("%dkB/%s", size>>10, request.method), func(b *testing.B) {
				for b.Loop() {
					c.Call(b, "textDocument/"+request.method, request.params)
				}
			})
		}
		b.Run(fmt.Sprintf("%dkB/movement", size>>10), func(b *testing.B) {
			for b.Loop() {
				for _, request := range movement {
					c.Call(b, "textDocument/"+request.method, request.params)
				}
			}
		})
	}
}

// writeExtension writes a manifest of about size bytes, and code that uses one of its connections.
func writeExtension(b *testing.B, dir string, size int) uri.URI {
	b.Helper()
	var src strings.Builder
	src.WriteString("{\n  \"service\": \"DESK\",\n  \"locale\": [\"en\"],\n  \"modules\": {},\n  \"cspDomains\": {},\n  \"storage\": false,\n  \"connectors\": [\n")
	for i := 0; src.Len() < size; i++ {
		if i > 0 {
			src.WriteString(",\n")
		}
		fmt.Fprintf(&src, "    {\n      \"connectionLinkName\": \"connection_%d\",\n      \"connectionName\": \"Connection %d\",\n      \"serviceName\": \"salesforce\",\n      \"userAccess\": true,\n      \"scope\": [\"api\", \"refresh_token\"]\n    }", i, i)
	}
	src.WriteString("\n  ]\n}\n")
	name := filepath.Join(dir, "plugin-manifest.json")
	code := "ZOHODESK.request({ url: \"https://a.example\", connectionLinkName: \"connection_40\", type: \"GET\" });\n"
	for path, content := range map[string]string{name: src.String(), filepath.Join(dir, "app", "widget.js"): code} {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return uri.File(name)
}
