package mcpserver

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// Options configure a server.
type Options struct {
	Version string
	// Folders can be read if the client provides no roots, absolute paths.
	Folders []string
}

// Serve serves one client on a pair of streams, with a JSON-RPC message in each line, until the client closes them or ctx
// ends.
func Serve(ctx context.Context, in io.ReadCloser, out io.WriteCloser, o Options) error {
	err := New(o).Run(ctx, &mcp.IOTransport{Reader: in, Writer: out})
	if errors.Is(err, io.EOF) || errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// New returns a server with all tools, resources and prompts.
func New(o Options) *mcp.Server {
	s := &server{folders: o.Folders, running: make(chan struct{}, maxRunning)}
	m := mcp.NewServer(
		&mcp.Implementation{Name: "plugin-manifest-ls", Title: "Zoho plugin-manifest.json", Version: o.Version},
		&mcp.ServerOptions{Instructions: Instructions(), CompletionHandler: complete, Capabilities: &mcp.ServerCapabilities{}},
	)
	s.addTools(m)
	addResources(m)
	addPrompts(m)
	return m
}

// server is the state that all calls share.
type server struct {
	folders []string
	running chan struct{} // has an element for each tool that runs
}

// maxRunning is how many tools run at a time. Others wait, so that a client that sends many calls does not exhaust memory.
const maxRunning = 2

// addTools adds all tools. Their order is that of the work.
func (s *server) addTools(m *mcp.Server) {
	add(s, m, serviceTool, service)
	add(s, m, connectorTool, connector)
	add(s, m, scopesTool, findScopes)
	addInFolders(s, m, checkTool, checkExtensions)
	addInFolders(s, m, fixTool, fix)
	add(s, m, explainTool, explain)
	addInFolders(s, m, usesTool, uses)
	addInFolders(s, m, renameTool, rename)
}

// add adds a tool that reads no files.
func add[In, Out any](s *server, m *mcp.Server, tool mcp.Tool, call func(In) (Out, error)) {
	mcp.AddTool(m, readOnly(tool), func(ctx context.Context, _ *mcp.CallToolRequest, in In) (*mcp.CallToolResult, Out, error) {
		out, err := run(ctx, s, func() (Out, error) { return call(in) })
		return nil, out, err
	})
}

// addInFolders adds a tool that reads files. If the client has roots, it is asked for them first.
func addInFolders[In, Out any](s *server, m *mcp.Server, tool mcp.Tool, call func(context.Context, folders, In) (Out, error)) {
	mcp.AddTool(m, readOnly(tool), func(ctx context.Context, req *mcp.CallToolRequest, in In) (*mcp.CallToolResult, Out, error) {
		var none Out
		if wantsRoots(req) {
			return askForRoots(), none, nil
		}
		f, err := s.foldersOf(req)
		if err != nil {
			return nil, none, err
		}
		out, err := run(ctx, s, func() (Out, error) { return call(ctx, f, in) })
		return nil, out, err
	})
}

// readOnly returns a tool with the hints that all tools have.
func readOnly(t mcp.Tool) *mcp.Tool {
	t.Annotations = &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: new(false)}
	return &t
}

// run calls a tool. A panic becomes an error, which ends neither the server nor the other calls.
func run[Out any](ctx context.Context, s *server, call func() (Out, error)) (out Out, err error) {
	select {
	case s.running <- struct{}{}:
	case <-ctx.Done():
		return out, ctx.Err()
	}
	defer func() {
		<-s.running
		if r := recover(); r != nil {
			err = fmt.Errorf("internal error; please report it: %v", r)
		}
	}()
	return call()
}
