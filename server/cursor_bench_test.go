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
// each request alone, and all of them for one movement.
func BenchmarkCursor(b *testing.B) {
	for _, size := range []int{26 << 10, 2600 << 10} {
		dir := b.TempDir()
		u := writeExtension(b, dir, size)
		ours, theirs := net.Pipe()
		go func() { _, _ = Serve(b.Context(), ours, Options{}) }()
		c := lsptest.New(b, theirs)
		c.Initialize(pulling())
		src, err := os.ReadFile(filepath.Join(dir, "plugin-manifest.json"))
		if err != nil {
			b.Fatal(err)
		}
		c.Open(u, string(src))
		_ = c.Call("textDocument/diagnostic", lsptest.Document(u), nil)
		line := uint32(strings.Count(string(src), "\n") / 2 / 7 * 7) // a link name in the middle
		at := lsptest.Object{"line": line, "character": 30}
		span := lsptest.Span(line, 30, line, 30)
		movement := []cursorRequest{
			{"textDocument/hover", lsptest.Object{"position": at}},
			{"textDocument/documentHighlight", lsptest.Object{"position": at}},
			{"textDocument/codeAction", lsptest.Object{"range": span, "context": lsptest.Object{"diagnostics": []any{}, "triggerKind": 2}}},
			{"textDocument/inlayHint", lsptest.Object{"range": lsptest.Span(line-20, 0, line+40, 0)}},
			{"textDocument/linkedEditingRange", lsptest.Object{"position": at}},
		}
		others := []cursorRequest{
			{"textDocument/codeLens", lsptest.Object{}},
			{"textDocument/documentSymbol", lsptest.Object{}},
			{"textDocument/completion", lsptest.Object{"position": at}},
		}
		for _, request := range slices.Concat(movement, others) {
			request.params["textDocument"] = lsptest.Object{"uri": u}
			b.Run(fmt.Sprintf("%dkB/%s", size>>10, strings.TrimPrefix(request.method, "textDocument/")), func(b *testing.B) {
				for b.Loop() {
					if err := c.Call(request.method, request.params, nil); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run(fmt.Sprintf("%dkB/movement", size>>10), func(b *testing.B) {
			for b.Loop() {
				for _, request := range movement {
					if err := c.Call(request.method, request.params, nil); err != nil {
						b.Fatal(err)
					}
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
