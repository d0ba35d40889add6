package transport

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// The methods of the test server.
const (
	echoMethod = "test/echo" // returns its parameters
	workMethod = "test/work" // runs work
	askMethod  = "test/ask"  // has the client apply its parameters as an edit
	pushMethod = "test/push" // a notification that sends its parameters back as a message
)

// testServer handles the messages of a test.
type testServer struct {
	*Conn
	work func(context.Context) (any, error) // nil in tests that do not request it
}

func (s *testServer) route(req *jsonrpc2.Request) (Mode, jsonrpc2.Handler) {
	switch req.Method() {
	case protocol.MethodInitialize:
		return Sequential, s.initialize
	case pushMethod:
		return Sequential, func(_ context.Context, req *jsonrpc2.Request) (any, error) {
			var params protocol.ShowMessageParams
			err := protocol.Unmarshal(req.Params(), &params)
			s.Notify(protocol.MethodWindowShowMessage, &params)
			return nil, err
		}
	case echoMethod:
		return Concurrent, func(_ context.Context, req *jsonrpc2.Request) (any, error) {
			return req.Params(), nil
		}
	case askMethod:
		return Concurrent, s.ask
	case workMethod:
		return Concurrent, func(ctx context.Context, _ *jsonrpc2.Request) (any, error) { return s.work(ctx) }
	default:
		return Unsupported, nil
	}
}

func (s *testServer) initialize(_ context.Context, req *jsonrpc2.Request) (any, error) {
	var params struct {
		ProcessID int `json:"processId"`
	}
	if err := json.Unmarshal(req.Params(), &params); err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, "invalid parameters")
	}
	s.WatchProcess(params.ProcessID)
	return &protocol.InitializeResult{}, nil
}

func (s *testServer) ask(ctx context.Context, req *jsonrpc2.Request) (result any, err error) {
	var edit protocol.WorkspaceEdit
	if err := protocol.Unmarshal(req.Params(), &edit); err != nil {
		return nil, err
	}
	s.Blocking(func() { result, err = s.Client().ApplyEdit(ctx, &protocol.ApplyWorkspaceEditParams{Edit: edit}) })
	return result, err
}

// run is a test server that runs for a test.
type run struct {
	*lsptest.Client
	server *testServer
	end    chan ending
}

type ending struct {
	code int
	err  error
}

// start serves a client over a pipe. setUp, which may be nil, changes the server first.
func start(t *testing.T, opts Options, setUp func(*testServer)) run {
	t.Helper()
	ours, theirs := net.Pipe()
	server, end := serve(t.Context(), ours, opts, setUp)
	return run{lsptest.New(t, theirs), server, end}
}

func serve(ctx context.Context, rwc io.ReadWriteCloser, opts Options, setUp func(*testServer)) (*testServer, chan ending) {
	s, end := &testServer{Conn: New(ctx, rwc, opts)}, make(chan ending, 1)
	if setUp != nil {
		setUp(s)
	}
	go func() {
		code, err := s.Run(s.route)
		end <- ending{code, err}
	}()
	return s, end
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
	wantCode(t, r.Call("no/such", lsptest.Object{}, nil), int(jsonrpc2.MethodNotFound))
}

func wantEnd(t *testing.T, end chan ending, code int) {
	t.Helper()
	if got := <-end; got.code != code || got.err != nil {
		t.Errorf("ended with %d, %v; want %d", got.code, got.err, code)
	}
}

// blockingWork returns work that signals on entered that it runs and continues when release is closed or its context ends.
func blockingWork() (work func(context.Context) (any, error), entered, release chan struct{}) {
	entered, release = make(chan struct{}, 1000), make(chan struct{})
	return func(ctx context.Context) (any, error) {
		entered <- struct{}{}
		select {
		case <-release:
		case <-ctx.Done():
		}
		return "done", nil
	}, entered, release
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
		{"end of input", func(r run) { r.Close() }, ExitDisconnected, ""},
		{"end of input after shutdown", func(r run) { _ = r.Call("shutdown", nil, nil); r.Close() }, ExitClean, ""},
		{"not a header", func(r run) { r.Write("hello\r\n\r\n") }, ExitBroken, "not a message header"},
		{"endless line", func(r run) { go r.Write(strings.Repeat("x", 10000)) }, ExitBroken, "not a message header"},
		{"no length", func(r run) { go r.Write("Content-Type: x\r\n\r\n{}") }, ExitBroken, "no Content-Length"},
		{"negative length", func(r run) { r.Write("Content-Length: -1\r\n\r\n") }, ExitBroken, "must be a number"},
		{"3 GB", func(r run) { r.Write("Content-Length: 3000000000\r\n\r\n") }, ExitBroken, "3000000000"},
		{"end within a header", func(r run) { r.Write("Content-Le"); r.Close() }, ExitDisconnected, ""},
		{"end within a message", func(r run) { r.Write("Content-Length: 100000000\r\n\r\n{}"); r.Close() }, ExitDisconnected, ""},
		{"end within a large message", func(r run) { r.Write("Content-Length: 1000000000\r\n\r\n{}"); r.Close() }, ExitDisconnected, ""},
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

// The client closes only its side of the input, as a shell does with a file.
func TestEndOfInputWaitsForResponses(t *testing.T) {
	work, entered, release := blockingWork()
	in, feed := io.Pipe()
	drain, out := io.Pipe()
	_, end := serve(t.Context(), duplex{in, out}, Options{}, func(s *testServer) { s.work = work })
	c := lsptest.New(t, duplex{drain, feed})
	c.Initialize(nil)
	call := c.Go(workMethod, nil)
	<-entered
	_ = feed.Close()
	close(release)
	if err := call.Await(nil); err != nil {
		t.Errorf("the response was lost: %v", err)
	}
	wantEnd(t, end, ExitDisconnected)
}

// duplex is a connection whose directions can be closed separately.
type duplex struct {
	io.ReadCloser
	io.WriteCloser
}

func (d duplex) Close() error { return errors.Join(d.ReadCloser.Close(), d.WriteCloser.Close()) }

func TestEndOfInputCancelsSlowRequests(t *testing.T) {
	work, entered, _ := blockingWork()
	r := start(t, Options{Grace: time.Millisecond}, func(s *testServer) { s.work = work })
	r.Initialize(nil)
	r.Go(workMethod, nil)
	<-entered
	r.Close()
	wantEnd(t, r.end, ExitDisconnected)
}

func TestClientThatNeverReads(t *testing.T) {
	ours, theirs := net.Pipe()
	seen := make(chan struct{}, 2000)
	_, end := serve(t.Context(), ours, Options{Grace: time.Millisecond}, func(s *testServer) {
		s.work = func(context.Context) (any, error) { seen <- struct{}{}; return strings.Repeat("x", 1000), nil }
	})
	c := lsptest.NewMute(t, theirs)
	c.Send(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}`)
	for range cap(seen) {
		c.Go(workMethod, nil)
	}
	for range cap(seen) {
		<-seen
	}
	c.Notify("exit", nil)
	if got := <-end; got.code != ExitWithoutShutdown {
		t.Errorf("ended with %d, %v", got.code, got.err)
	}
}

func TestContextEndsSession(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	ours, theirs := net.Pipe()
	_, end := serve(ctx, ours, Options{}, nil)
	lsptest.New(t, theirs).Initialize(nil)
	cancel()
	if got := <-end; got.code != ExitDisconnected || !errors.Is(got.err, context.Canceled) {
		t.Errorf("ended with %d, %v", got.code, got.err)
	}
}
