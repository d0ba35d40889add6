package server

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
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
	opts.setUp = setUp
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

// pulling makes a client ask for diagnostics, which is a request that tests can shape.
func pulling() lsptest.Object {
	return lsptest.Object{"capabilities": lsptest.Object{"textDocument": lsptest.Object{"diagnostic": lsptest.Object{}}}}
}

// echo finds the text itself, as a message.
func echo(_ context.Context, _ *snapshot, d *document) []protocol.Diagnostic {
	return []protocol.Diagnostic{{Message: protocol.String(d.Text.String())}}
}

// ask asks for diagnostics and returns their messages.
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

// wantAlive asserts that the server answers as usual.
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
	if end := <-r.end; end.code != ExitClean || end.err != nil {
		t.Errorf("ended with %d, %v", end.code, end.err)
	}
	r.AwaitEnd()
}

func TestExitCodes(t *testing.T) {
	tests := []struct {
		name string
		do   func(run)
		code int
		err  string
	}{
		{"exit without shutdown", func(r run) { r.Notify("exit", nil) }, ExitWithoutShutdown, ""},
		{"exit before initialize", func(r run) { r.Notify("exit", nil) }, ExitWithoutShutdown, ""},
		{"exit and end of input", func(r run) { r.Notify("exit", nil); r.Close() }, ExitWithoutShutdown, ""},
		{"shutdown, exit and end of input", func(r run) { r.Go("shutdown", nil); r.Notify("exit", nil); r.Close() }, ExitClean, ""},
		{"end of input", func(r run) { r.Close() }, ExitAbandoned, ""},
		{"end of input after shutdown", func(r run) { _ = r.Call("shutdown", nil, nil); r.Close() }, ExitClean, ""},
		{"garbage", func(r run) { r.Write("hello\r\n\r\n") }, ExitBroken, "not a message header"},
		{"endless line", func(r run) { go r.Write(strings.Repeat("x", 10000)) }, ExitBroken, "not a message header"},
		{"no length", func(r run) { go r.Write("Content-Type: x\r\n\r\n{}") }, ExitBroken, "no Content-Length"},
		{"negative length", func(r run) { r.Write("Content-Length: -1\r\n\r\n") }, ExitBroken, "must be a number"},
		{"3 GB", func(r run) { r.Write("Content-Length: 3000000000\r\n\r\n") }, ExitBroken, "3000000000"},
		{"end within a header", func(r run) { r.Write("Content-Le"); r.Close() }, ExitAbandoned, ""},
		{"end within a message", func(r run) { r.Write("Content-Length: 100000000\r\n\r\n{}"); r.Close() }, ExitAbandoned, ""},
		{"end within a large message", func(r run) { r.Write("Content-Length: 1000000000\r\n\r\n{}"); r.Close() }, ExitAbandoned, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := start(t, Options{}, nil)
			if test.name != "exit before initialize" {
				r.Initialize(nil)
			}
			test.do(r)
			end := <-r.end
			if end.code != test.code || (test.err == "") != (end.err == nil) || end.err != nil && !strings.Contains(end.err.Error(), test.err) {
				t.Errorf("ended with %d, %v; want %d, %q", end.code, end.err, test.code, test.err)
			}
		})
	}
}

func TestBadBodiesAreAnsweredAndSkipped(t *testing.T) {
	r := start(t, Options{MaxMessage: 1000}, nil)
	r.Initialize(nil)
	tests := []struct {
		body string
		code int
	}{
		{``, -32700},
		{`{`, -32700},
		{`{"jsonrpc":"2.0","id":1,"method":"shutdown"} x`, -32700},
		{`not JSON`, -32700},
		{`[1,`, -32700},
		{`17`, -32700},
		{`{"jsonrpc":"1.0","id":1,"method":"shutdown"}`, -32600},
		{`{"jsonrpc":"2.0","id":1.5,"method":"shutdown"}`, -32600},
		{`{"jsonrpc":"2.0","id":{},"method":"shutdown"}`, -32600},
		{`{"jsonrpc":"2.0","id":1,"method":7}`, -32600},
		{`{"jsonrpc":"2.0","id":1,"method":"shutdown","result":1}`, -32600},
		{`[]`, -32600},
		{`{"jsonrpc":"2.0","method":"x","params":"` + strings.Repeat("x", 2000) + `"}`, -32600},
	}
	for _, test := range tests {
		r.Send(test.body)
		wantCode(t, r.Answer("null", nil), test.code)
	}
	wantAlive(t, r)
}

func TestOddMessagesAreTaken(t *testing.T) {
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

func TestOddInitialize(t *testing.T) {
	tests := []struct {
		params   string
		encoding protocol.PositionEncodingKind
	}{
		{`{}`, "utf-16"},
		{`{"processId":1e3,"rootUri":"","capabilities":{"textDocument":{"synchronization":true}}}`, "utf-16"},
		{`{"capabilities":{"general":{"positionEncodings":["ebcdic","utf-8","utf-16"]}}}`, "utf-8"},
		{`{"capabilities":{"general":{"positionEncodings":["utf-16","utf-8"]}}}`, "utf-16"},
		{`{"capabilities":{"general":{"positionEncodings":["utf-32"]}}}`, "utf-32"},
		{`{"capabilities":{"general":{"positionEncodings":"utf-8"}}}`, "utf-16"},
		{`{"capabilities":7,"initializationOptions":[],"trace":{}}`, "utf-16"},
	}
	for _, test := range tests {
		r := start(t, Options{}, nil)
		var result protocol.InitializeResult
		if err := r.Call("initialize", json.RawMessage(test.params), &result); err != nil {
			t.Errorf("%s: %v", test.params, err)
		}
		if got := result.Capabilities.PositionEncoding; got != test.encoding {
			t.Errorf("%s: encoding %s, want %s", test.params, got, test.encoding)
		}
	}
}

func TestRequestsSeeTheTextOfTheirMoment(t *testing.T) {
	r := start(t, Options{}, func(s *session) { s.analyse = echo })
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

// waiting returns an analysis that says on entered that it runs and goes on when release or its
// context ends.
func waitingAnalysis() (analysis func(context.Context, *snapshot, *document) []protocol.Diagnostic, entered chan struct{}, release chan struct{}) {
	entered, release = make(chan struct{}, 1000), make(chan struct{})
	return func(ctx context.Context, _ *snapshot, _ *document) []protocol.Diagnostic {
		entered <- struct{}{}
		select {
		case <-release:
		case <-ctx.Done():
		}
		return nil
	}, entered, release
}

func TestCancel(t *testing.T) {
	analysis, entered, _ := waitingAnalysis()
	r := start(t, Options{}, func(s *session) { s.analyse = analysis })
	r.Initialize(pulling())
	r.Open(manifestURI, "{}")
	for _, id := range []string{"1001", `"one"`, "9007199254740993", "-4", `"\u00e9\n"`} {
		call := r.GoAs(id, "textDocument/diagnostic", lsptest.Document(manifestURI))
		<-entered
		r.Notify("$/cancelRequest", json.RawMessage(`{"id":`+id+`}`))
		call.ID = strings.ReplaceAll(id, `\u00e9`, "é")
		wantCode(t, call.Await(nil), -32800)
	}
	// At once, perhaps before the request has begun.
	call := r.Go("textDocument/diagnostic", lsptest.Document(manifestURI))
	r.Notify("$/cancelRequest", json.RawMessage(`{"id":`+call.ID+`}`))
	wantCode(t, call.Await(nil), -32800)
	// Too late.
	r.Notify("$/cancelRequest", json.RawMessage(`{"id":`+call.ID+`}`))
	wantAlive(t, r)
}

func TestManyRequestsRunAFewAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		analysis, entered, release := waitingAnalysis()
		r := start(t, Options{}, func(s *session) { s.analyse = analysis })
		r.Initialize(pulling())
		r.Open(manifestURI, "{}")
		asked := make([]*lsptest.Call, 500)
		for i := range asked {
			asked[i] = r.Go("textDocument/diagnostic", lsptest.Document(manifestURI))
		}
		for range maxRunning {
			<-entered
		}
		wantAlive(t, r) // what needs no place is answered meanwhile
		synctest.Wait() // until all others wait for a place
		if len(entered) > 0 {
			t.Errorf("more than %d requests run", maxRunning)
		}
		// Those that wait for a place can be cancelled too.
		for _, call := range asked {
			r.Notify("$/cancelRequest", json.RawMessage(`{"id":`+call.ID+`}`))
		}
		for _, call := range asked {
			wantCode(t, call.Await(nil), -32800)
		}
		close(release)
	})
}

func TestPanicsAreIsolated(t *testing.T) {
	r := start(t, Options{}, func(s *session) {
		s.analyse = func(context.Context, *snapshot, *document) []protocol.Diagnostic { panic("no") }
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
		s.analyse = func(context.Context, *snapshot, *document) []protocol.Diagnostic { panic("no") }
	})
	pushed.Initialize(nil)
	pushed.Open(manifestURI, "{}")
	if got := pushed.Published(); len(got.Diagnostics) > 0 {
		t.Errorf("published %v", got)
	}
	wantAlive(t, pushed)
}

func TestEndOfInputWaitsForAnswers(t *testing.T) {
	// The client closes its side of the input only, as a shell does with a file.
	analysis, entered, release := waitingAnalysis()
	in, feed := io.Pipe()
	drain, out := io.Pipe()
	end := make(chan ending, 1)
	go func() {
		code, err := Serve(t.Context(), duplex{in, out}, Options{setUp: func(s *session) { s.analyse = analysis }})
		end <- ending{code, err}
	}()
	c := lsptest.New(t, duplex{drain, feed})
	c.Initialize(pulling())
	c.Open(manifestURI, "{}")
	call := c.Go("textDocument/diagnostic", lsptest.Document(manifestURI))
	<-entered
	_ = feed.Close()
	close(release)
	if err := call.Await(nil); err != nil {
		t.Errorf("the answer was lost: %v", err)
	}
	if got := <-end; got.code != ExitAbandoned || got.err != nil {
		t.Errorf("ended with %d, %v", got.code, got.err)
	}
}

func TestEndOfInputCancelsWhatTakesTooLong(t *testing.T) {
	analysis, entered, _ := waitingAnalysis()
	r := start(t, Options{grace: time.Millisecond}, func(s *session) { s.analyse = analysis })
	r.Initialize(pulling())
	r.Open(manifestURI, "{}")
	r.Go("textDocument/diagnostic", lsptest.Document(manifestURI))
	<-entered
	r.Close()
	if end := <-r.end; end.code != ExitAbandoned {
		t.Errorf("ended with %d, %v", end.code, end.err)
	}
}

// duplex is a connection of which one direction can be closed alone.
type duplex struct {
	io.ReadCloser
	io.WriteCloser
}

func (d duplex) Close() error { return errors.Join(d.ReadCloser.Close(), d.WriteCloser.Close()) }

func TestClientThatNeverReads(t *testing.T) {
	ours, theirs := net.Pipe()
	seen := make(chan int32, 10)
	end := make(chan ending, 1)
	go func() {
		code, err := Serve(t.Context(), ours, Options{grace: time.Millisecond, setUp: func(s *session) {
			s.analyse = func(_ context.Context, _ *snapshot, d *document) []protocol.Diagnostic {
				if d.Version == 2000 {
					seen <- d.Version
				}
				return []protocol.Diagnostic{{Message: protocol.String(strconv.Itoa(int(d.Version)))}}
			}
		}})
		end <- ending{code, err}
	}()
	c := lsptest.NewMute(t, theirs)
	c.Send(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`)
	c.Open(manifestURI, "")
	for version := 2; version <= 2000; version++ {
		c.Replace(manifestURI, version, lsptest.Span(0, 0, 0, 0), "x")
		c.Go("textDocument/diagnostic", lsptest.Document(manifestURI))
	}
	<-seen
	c.Notify("exit", nil)
	if got := <-end; got.code != ExitWithoutShutdown {
		t.Errorf("ended with %d, %v", got.code, got.err)
	}
}

func TestContextEndsSession(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	ours, theirs := net.Pipe()
	c := lsptest.New(t, theirs)
	end := make(chan ending, 1)
	go func() {
		code, err := Serve(ctx, ours, Options{})
		end <- ending{code, err}
	}()
	c.Initialize(nil)
	cancel()
	if got := <-end; got.code != ExitAbandoned || !errors.Is(got.err, context.Canceled) {
		t.Errorf("ended with %d, %v", got.code, got.err)
	}
}

func TestListeners(t *testing.T) {
	for _, network := range []string{"tcp", "unix"} {
		t.Run(network, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			at, end := make(chan net.Addr, 1), make(chan error, 1)
			ready := func(a net.Addr) { at <- a }
			go func() {
				if network == "tcp" {
					end <- ServeTCP(ctx, "127.0.0.1:0", Options{}, ready)
				} else {
					end <- ServePipe(ctx, t.TempDir()+"/ls", Options{}, ready)
				}
			}()
			addr := <-at
			for range 2 {
				conn, err := net.Dial(addr.Network(), addr.String())
				if err != nil {
					t.Fatal(err)
				}
				c := lsptest.New(t, conn)
				c.Initialize(nil)
				wantCode(t, c.Call("no/such", nil, nil), -32601)
			}
			cancel()
			if err := <-end; err != nil {
				t.Error(err)
			}
		})
	}
}
