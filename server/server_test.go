package server

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/committed"
	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/server/transport"
)

const manifestURI = uri.URI("file:///ext/plugin-manifest.json")

// run is a server that runs for a test.
type run struct {
	*lsptest.Client
	end chan ending
}

type ending struct {
	code int
	err  error
}

// start serves a client over a pipe. setUp, which may be nil, changes the session first.
func start(t *testing.T, opts Options, setUp func(*session)) run {
	t.Helper()
	ours, theirs := net.Pipe()
	r := run{Client: lsptest.New(t, theirs), end: make(chan ending, 1)}
	r.Record(&exchanged)
	opts.setUp, opts.LastCommit = setUp, committed.Last
	go func() {
		code, err := Serve(t.Context(), ours, opts)
		r.end <- ending{code, err}
	}()
	return r
}

// Initialize initializes the session. A client that announces pull diagnostics pulls once, so that none are pushed.
func (r run) Initialize(params lsptest.Object) *protocol.InitializeResult {
	result := r.Client.Initialize(params)
	if result.Capabilities.DiagnosticProvider != nil {
		_ = r.Call("textDocument/diagnostic", lsptest.Document("file:///none"), nil)
	}
	return result
}

// pulling returns the parameters of initialize of a client that pulls diagnostics, which tests can define.
func pulling() lsptest.Object {
	return lsptest.Object{"capabilities": lsptest.Object{"textDocument": lsptest.Object{"diagnostic": lsptest.Object{}}}}
}

// echo reports the text as a message.
func echo(_ context.Context, _ *snapshot, d *document) []protocol.Diagnostic {
	return []protocol.Diagnostic{{Message: protocol.String(d.Text.String())}}
}

// ask waits for pulled diagnostics and returns their messages.
func ask(t *testing.T, c *lsptest.Call) []string {
	t.Helper()
	var report protocol.RelatedFullDocumentDiagnosticReport
	if err := c.Await(&report); err != nil {
		t.Fatal(err)
	}
	return messages(report.Items)
}

func messages(list []protocol.Diagnostic) []string {
	all := []string{}
	for _, d := range list {
		all = append(all, string(d.Message.(protocol.String)))
	}
	return all
}

func wantCode(t *testing.T, err error, code int) {
	t.Helper()
	var e *lsptest.Error
	if !errors.As(err, &e) || e.Code != code {
		t.Errorf("got %v, want an error with code %d", err, code)
	}
}

// wantAlive asserts that the server responds normally.
func wantAlive(t *testing.T, r run) {
	t.Helper()
	wantCode(t, r.Call("no/such", lsptest.Object{}, nil), -32601)
}

func TestLifeCycle(t *testing.T) {
	r := start(t, Options{Version: "1.2"}, nil)
	wantCode(t, r.Call("textDocument/diagnostic", lsptest.Document(manifestURI), nil), -32002)
	wantCode(t, r.Call("shutdown", nil, nil), -32002)
	r.Open(manifestURI, "{}") // ignored
	wantCode(t, r.Call("initialize", nil, nil), -32602)
	result := r.Initialize(nil)
	if result.ServerInfo.Name != "plugin-manifest-ls" {
		t.Errorf("server %q", result.ServerInfo.Name)
	}
	wantCode(t, r.Call("initialize", lsptest.Object{}, nil), -32600)
	wantAlive(t, r)
	if err := r.Call("shutdown", nil, nil); err != nil {
		t.Errorf("shutdown: %v", err)
	}
	wantCode(t, r.Call("textDocument/diagnostic", lsptest.Document(manifestURI), nil), -32600)
	r.Notify("exit", nil)
	if end := <-r.end; end.code != transport.ExitClean || end.err != nil {
		t.Errorf("ended with %d, %v", end.code, end.err)
	}
	r.AwaitEnd()
}

func TestUnusualMessagesAreAccepted(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Write("content-length: 45\nContent-Type: application/vscode-jsonrpc; charset=utf-8\n\n" + `{"jsonrpc":"2.0","id":"a","method":"no/such"}`)
	wantCode(t, r.Answer(`"a"`, nil), -32601)
	for _, body := range []string{
		`{"jsonrpc":"2.0","method":"custom/foo"}`,
		`{"jsonrpc":"2.0","method":"custom/foo","params":[1]}`,
		`{"jsonrpc":"2.0","method":"$/fancy","params":{}}`,
		`{"jsonrpc":"2.0","method":"initialized"}`,
		`{"jsonrpc":"2.0","method":"textDocument/diagnostic","params":{}}`,
		`{"jsonrpc":"2.0","method":"textDocument/didOpen"}`,
		`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":7}}`,
		`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":}}`,
		`{"jsonrpc":"2.0","method":"$/cancelRequest"}`,
		`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":1.5}}`,
		`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":null}}`,
		`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":99999999999999999999}}`,
		`{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":null}}`,
		`{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration"}`,
		`{"jsonrpc":"2.0","id":77,"result":null,"error":null}`,
		`{"jsonrpc":"2.0","id":null,"error":{"code":1,"message":"?"}}`,
	} {
		r.Send(body)
	}
	for _, test := range []struct {
		params string
		code   int
	}{{`{"textDocument":{"uri":}}`, -32700}, {`{"textDocument":[]}`, -32602}, {`[]`, -32602}} {
		wantCode(t, r.Call("textDocument/diagnostic", json.RawMessage(test.params), nil), test.code)
	}
	wantCode(t, r.Call("textDocument/diagnostic", nil, nil), -32602)
	wantCode(t, r.Call("no/such", nil, nil), -32601)
	r.Send(`[{"jsonrpc":"2.0","id":"x","method":"no/such"},{"jsonrpc":"2.0","id":"y","method":"textDocument/diagnostic","params":{"textDocument":{"uri":"file:///x"}}}]`)
	wantCode(t, r.Answer(`"x"`, nil), -32601)
	if err := r.Answer(`"y"`, nil); err != nil {
		t.Error(err)
	}
	wantAlive(t, r)
}

func TestRequestsSeeTheCurrentText(t *testing.T) {
	r := start(t, Options{}, func(s *session) { s.diagnose = echo })
	r.Initialize(pulling())
	r.Open(manifestURI, "")
	const n = 1500
	var asked [n]*lsptest.Call
	var want strings.Builder
	wanted := make([]string, n)
	for i := range n {
		digit := string(rune('0' + i%10))
		r.Replace(manifestURI, i+2, lsptest.Span(0, uint32(i), 0, uint32(i)), digit)
		want.WriteString(digit)
		wanted[i] = want.String()
		asked[i] = r.Go("textDocument/diagnostic", lsptest.Document(manifestURI))
	}
	for i, call := range asked {
		if got := ask(t, call); got[0] != wanted[i] {
			t.Fatalf("request %d saw a text of %d bytes", i, len(got[0]))
		}
	}
}

func TestPanicsAreIsolated(t *testing.T) {
	r := start(t, Options{}, func(s *session) {
		s.diagnose = func(context.Context, *snapshot, *document) []protocol.Diagnostic { panic("no") }
	})
	r.Initialize(pulling())
	r.Open(manifestURI, "{}")
	wantCode(t, r.Call("textDocument/diagnostic", lsptest.Document(manifestURI), nil), -32603)
	var logged protocol.LogMessageParams
	r.Next("window/logMessage", &logged)
	if !strings.Contains(logged.Message, "panic") || !strings.Contains(logged.Message, "server_test.go") {
		t.Errorf("logged %q", logged.Message)
	}
	wantAlive(t, r)

	pushed := start(t, Options{}, func(s *session) {
		s.diagnose = func(context.Context, *snapshot, *document) []protocol.Diagnostic { panic("no") }
	})
	pushed.Initialize(nil)
	pushed.Open(manifestURI, "{}")
	if got := pushed.Published(); len(got.Diagnostics) > 0 {
		t.Errorf("published %v", got)
	}
	wantAlive(t, pushed)
}

// duplex is a connection whose directions can be closed separately.
type duplex struct {
	io.ReadCloser
	io.WriteCloser
}

func (d duplex) Close() error { return errors.Join(d.ReadCloser.Close(), d.WriteCloser.Close()) }
