package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// An agent that starts the command calls a tool over the streams. The command ends with code 0 when the agent closes them.
func TestMCP(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, manifestName), []byte(`{"service": "CRM"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	var stderr bytes.Buffer
	code := make(chan int, 1)
	go func() {
		code <- run([]string{"mcp", dir}, in, out, &stderr)
		_ = out.Close()
	}()
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, &mcp.ClientOptions{Capabilities: &mcp.ClientCapabilities{}})
	session, err := client.Connect(t.Context(), &mcp.IOTransport{Reader: fromServer, Writer: toServer}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if server := session.InitializeResult().ServerInfo; server.Name != program || server.Version != release() {
		t.Errorf("got %+v", server)
	}
	for _, call := range []struct{ path, want string }{
		{"", `"summary":{"errors":1,"files":1,`},
		{"..", "outside of the folders that the client provides"},
	} {
		result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "check", Arguments: map[string]any{"path": call.path}})
		if err != nil {
			t.Fatal(err)
		}
		if got := result.Content[0].(*mcp.TextContent).Text; !strings.Contains(got, call.want) {
			t.Errorf("check %q: %s, want %s", call.path, got, call.want)
		}
	}
	if err := session.Close(); err != nil {
		t.Error(err)
	}
	if got := <-code; got != exitOK || stderr.Len() > 0 {
		t.Errorf("exit code %d: %s", got, &stderr)
	}
}
