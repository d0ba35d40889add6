package mcpserver

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"go.lsp.dev/uri"
)

// client is a client of the SDK that is connected to a server in memory.
type client struct {
	t       testing.TB
	session *mcp.ClientSession
	outputs map[string]*jsonschema.Resolved // the output schema of each tool, by name
}

// connect returns a client with the given roots. Without roots, it does not support them, and folder is that of the command line.
func connect(t testing.TB, folder string, roots ...string) *client {
	t.Helper()
	here, there := mcp.NewInMemoryTransports()
	ctx := t.Context()
	if _, err := New(Options{Version: "test", Folders: []string{folder}}).Connect(ctx, there, nil); err != nil {
		t.Fatal(err)
	}
	options := &mcp.ClientOptions{Capabilities: &mcp.ClientCapabilities{}}
	if len(roots) > 0 {
		options = nil
	}
	c := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, options)
	for _, root := range roots {
		c.AddRoots(&mcp.Root{URI: string(uri.File(root))}) //nolint:staticcheck // most clients have them
	}
	session, err := c.Connect(ctx, here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = session.Close() })
	result := &client{t, session, map[string]*jsonschema.Resolved{}}
	for tool, err := range session.Tools(ctx, nil) {
		if err != nil {
			t.Fatal(err)
		}
		result.outputs[tool.Name] = resolved(t, tool.OutputSchema)
	}
	return result
}

// resolved returns a schema as a client receives it.
func resolved(t testing.TB, schema any) *jsonschema.Resolved {
	t.Helper()
	data, err := json.Marshal(schema)
	if err != nil {
		t.Fatal(err)
	}
	var s jsonschema.Schema
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	r, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// try calls a tool and returns its text and whether it is an error.
func (c *client) try(ctx context.Context, tool string, input any) (*mcp.CallToolResult, error) {
	return c.session.CallTool(ctx, &mcp.CallToolParams{Name: tool, Arguments: input})
}

// call calls a tool, validates the result against the output schema of the tool, and decodes it into out.
func (c *client) call(tool string, input, out any) {
	c.t.Helper()
	result, err := c.try(c.t.Context(), tool, input)
	if err != nil {
		c.t.Fatalf("%s: %v", tool, err)
	}
	if result.IsError {
		c.t.Fatalf("%s: %s", tool, textOf(result))
	}
	if err := c.outputs[tool].Validate(result.StructuredContent); err != nil {
		c.t.Errorf("%s: %v", tool, err)
	}
	data, err := json.Marshal(result.StructuredContent)
	if err != nil {
		c.t.Fatal(err)
	}
	if err := json.Unmarshal(data, out); err != nil {
		c.t.Fatal(err)
	}
}

// fails calls a tool and returns the text of the error that it must end with.
func (c *client) fails(tool string, input any) string {
	c.t.Helper()
	result, err := c.try(c.t.Context(), tool, input)
	if err != nil {
		c.t.Fatalf("%s: %v", tool, err)
	}
	if !result.IsError {
		c.t.Fatalf("%s %v: no error", tool, input)
	}
	return textOf(result)
}

func textOf(result *mcp.CallToolResult) string {
	if len(result.Content) == 0 {
		return ""
	}
	if t, ok := result.Content[0].(*mcp.TextContent); ok {
		return t.Text
	}
	return ""
}

func write(t testing.TB, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// apply writes the texts of changes below a folder.
func apply(t testing.TB, dir string, changes []change) {
	t.Helper()
	for _, c := range changes {
		if c.Text == "" {
			t.Fatalf("%s: no text", c.Path)
		}
		write(t, filepath.Join(dir, filepath.FromSlash(c.Path)), c.Text)
	}
}
