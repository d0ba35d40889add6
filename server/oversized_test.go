package server

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// Whatever is too large for the queue does not end the session.
func TestMessagesThatAreTooLargeAreDropped(t *testing.T) {
	large := func(_ context.Context, _ *snapshot, d *document) []protocol.Diagnostic {
		if d.Version == 1 {
			return []protocol.Diagnostic{{Message: protocol.String(strings.Repeat("x", 200<<10))}}
		}
		return []protocol.Diagnostic{{Message: protocol.String("small")}}
	}
	setUp := func(s *session) {
		s.analyse = large
		s.out.limit = 100 << 10
	}
	warned := func(r run) {
		t.Helper()
		var warning protocol.ShowMessageParams
		r.Next("window/showMessage", &warning)
		if !strings.Contains(warning.Message, "too large") {
			t.Errorf("warned of %q", warning.Message)
		}
	}

	t.Run("notification", func(t *testing.T) {
		r := start(t, Options{}, setUp)
		r.Initialize(nil)
		r.Open(manifestURI, "")
		warned(r)
		r.Replace(manifestURI, 2, lsptest.Span(0, 0, 0, 0), "x")
		if got := messages(r.Published().Diagnostics); len(got) != 1 || got[0] != "small" {
			t.Errorf("published %v", got)
		}
		wantAlive(t, r)
	})
	t.Run("response", func(t *testing.T) {
		r := start(t, Options{}, setUp)
		r.Initialize(pulling())
		r.Open(manifestURI, "")
		for range 2 {
			wantCode(t, r.Call("textDocument/diagnostic", lsptest.Document(manifestURI), nil), int(requestFailed))
		}
		warned(r)
		wantAlive(t, r)
		if n := r.Unread("window/showMessage"); n > 0 {
			t.Errorf("%d more warnings", n)
		}
	})
	t.Run("batch", func(t *testing.T) {
		r := start(t, Options{}, setUp)
		r.Initialize(pulling())
		r.Open(manifestURI, "")
		one := `"method":"textDocument/diagnostic","params":{"textDocument":{"uri":"` + string(manifestURI) + `"}}}`
		r.Send(`[{"jsonrpc":"2.0","id":"a",` + one + `,{"jsonrpc":"2.0","id":7001,` + one + `]`)
		wantCode(t, r.Answer(`"a"`, nil), int(requestFailed))
		wantCode(t, r.Answer(`7001`, nil), int(requestFailed))
		wantAlive(t, r)
	})
}

// A client that reads nothing is given up once even small messages find no room.
func TestClientThatLeavesTheQueueFullIsGivenUp(t *testing.T) {
	ours, theirs := net.Pipe()
	out := newQueue(ours)
	out.limit = 1 << 20
	small := make([]byte, smallMessage)
	for range (out.limit + reserved) / smallMessage {
		if err := out.put(small); err != nil {
			t.Fatal(err)
		}
	}
	var err error
	for range 2 { // the first one may be on its way
		if err == nil {
			err = out.put(small)
		}
	}
	if !errors.Is(err, errUnread) {
		t.Errorf("got %v, want %v", err, errUnread)
	}
	_ = theirs.Close()
	out.flush(time.Second)
}
