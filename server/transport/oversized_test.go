package transport

import (
	"context"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// No message that is too large for the queue ends the session.
func TestMessagesThatAreTooLargeAreDropped(t *testing.T) {
	begin := func(t *testing.T) run {
		t.Helper()
		r := start(t, Options{Name: "program", MaxQueued: 100 << 10}, func(s *testServer) {
			s.work = func(context.Context) (any, error) { return strings.Repeat("x", 200<<10), nil }
		})
		r.Initialize(nil)
		return r
	}
	warned := func(t *testing.T, r run) {
		t.Helper()
		var warning protocol.ShowMessageParams
		r.Next("window/showMessage", &warning)
		if warning.Message != "program: A message of 0 MB was not sent because it is too large." {
			t.Errorf("warned of %q", warning.Message)
		}
	}

	t.Run("notification", func(t *testing.T) {
		r := begin(t)
		r.Notify(pushMethod, lsptest.Object{"type": 3, "message": strings.Repeat("x", 200<<10)})
		warned(t, r)
		r.Notify(pushMethod, lsptest.Object{"type": 3, "message": "small"})
		var got protocol.ShowMessageParams
		if r.Next("window/showMessage", &got); got.Message != "small" {
			t.Errorf("got %d bytes", len(got.Message))
		}
		wantAlive(t, r)
	})
	t.Run("replaced notification", func(t *testing.T) {
		r := begin(t)
		for _, text := range []string{"small", strings.Repeat("x", 200<<10)} {
			r.server.Replace("key", "window/showMessage", &protocol.ShowMessageParams{Type: protocol.MessageTypeInfo, Message: text})
		}
		var got protocol.ShowMessageParams
		if r.Next("window/showMessage", &got); got.Message != "small" {
			t.Errorf("got %d bytes", len(got.Message))
		}
		warned(t, r)
		wantAlive(t, r)
	})
	t.Run("response", func(t *testing.T) {
		r := begin(t)
		for range 2 {
			wantCode(t, r.Call(workMethod, nil, nil), int(RequestFailed))
		}
		warned(t, r)
		wantAlive(t, r)
		if n := r.Unread("window/showMessage"); n > 0 {
			t.Errorf("%d more warnings", n)
		}
	})
	t.Run("batch", func(t *testing.T) {
		r := begin(t)
		r.Send(`[{"jsonrpc":"2.0","id":"a","method":"` + workMethod + `"},{"jsonrpc":"2.0","id":7001,"method":"` + workMethod + `"}]`)
		wantCode(t, r.Answer(`"a"`, nil), int(RequestFailed))
		wantCode(t, r.Answer(`7001`, nil), int(RequestFailed))
		wantAlive(t, r)
	})
}
