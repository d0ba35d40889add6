package server

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
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
		c := &rawClient{conn: theirs, in: bufio.NewReaderSize(theirs, 1<<20)}
		src, err := os.ReadFile(filepath.Join(dir, "plugin-manifest.json"))
		if err != nil {
			b.Fatal(err)
		}
		c.call(b, "initialize", pulling())
		c.send(b, lsptest.Object{"jsonrpc": "2.0", "method": "initialized", "params": lsptest.Object{}})
		c.send(b, lsptest.Object{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": lsptest.Object{
			"textDocument": lsptest.Object{"uri": u, "languageId": "json", "version": 1, "text": string(src)},
		}})
		c.call(b, "textDocument/diagnostic", lsptest.Document(u))
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
					c.call(b, "textDocument/"+request.method, request.params)
				}
			})
		}
		b.Run(fmt.Sprintf("%dkB/movement", size>>10), func(b *testing.B) {
			for b.Loop() {
				for _, request := range movement {
					c.call(b, "textDocument/"+request.method, request.params)
				}
			}
		})
	}
}

// rawClient is a client that ignores what it receives, so that only the server is measured.
type rawClient struct {
	conn net.Conn
	in   *bufio.Reader
	id   int
}

// call sends a request and waits for its response.
func (c *rawClient) call(b *testing.B, method string, params any) {
	b.Helper()
	c.id++
	go c.send(b, lsptest.Object{"jsonrpc": "2.0", "id": c.id, "method": method, "params": params})
	response := []byte(fmt.Sprintf(`"id":%d,`, c.id))
	for {
		length := 0
		for {
			header, err := c.in.ReadString('\n')
			if err != nil {
				b.Fatal(err)
			}
			if header == "\r\n" {
				break
			}
			if digits, ok := strings.CutPrefix(header, "Content-Length: "); ok {
				length, _ = strconv.Atoi(strings.TrimSpace(digits))
			}
		}
		start, err := c.in.Peek(min(length, 200))
		if err != nil {
			b.Fatal(err)
		}
		isResponse := bytes.Contains(start, response) && !bytes.Contains(start, []byte(`"method"`))
		if _, err := c.in.Discard(length); err != nil {
			b.Fatal(err)
		}
		if isResponse {
			return
		}
	}
}

func (c *rawClient) send(b *testing.B, message any) {
	b.Helper()
	content, err := json.Marshal(message)
	if err == nil {
		_, err = fmt.Fprintf(c.conn, "Content-Length: %d\r\n\r\n%s", len(content), content)
	}
	if err != nil {
		b.Error(err)
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
