package server

import (
	"encoding/json"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// A request to the client that does not fit into the queue fails, and the session goes on.
func TestRequestThatIsTooLargeFails(t *testing.T) {
	r := start(t, Options{}, func(s *session) { s.out.limit = 100 << 10 })
	r.Initialize(lsptest.Object{"capabilities": lsptest.Object{"workspace": lsptest.Object{"applyEdit": true}}})
	edit := func(size int) lsptest.Object {
		return lsptest.Object{"changes": lsptest.Object{string(manifestURI): []any{
			lsptest.Object{"range": lsptest.Span(0, 0, 0, 0), "newText": strings.Repeat("x", size)},
		}}}
	}
	for range 2 {
		err := execute(r, "apply", edit(200<<10), nil)
		wantCode(t, err, int(requestFailed))
		if err == nil || !strings.Contains(err.Error(), "workspace/applyEdit was not sent because it is too large") {
			t.Errorf("got %v", err)
		}
	}
	var warning protocol.ShowMessageParams
	r.Next("window/showMessage", &warning)
	if !strings.Contains(warning.Message, "too large") {
		t.Errorf("warned of %q", warning.Message)
	}

	applied := 0
	r.Reply("workspace/applyEdit", func(json.RawMessage) any {
		applied++
		return lsptest.Object{"applied": true}
	})
	if err := execute(r, "apply", edit(1), nil); err != nil || applied != 1 {
		t.Errorf("a small edit was applied %d times: %v", applied, err)
	}
	if n := r.Unread("window/showMessage"); n > 0 {
		t.Errorf("%d more warnings", n)
	}
}

// asking starts commands that wait for an answer of the client, which never comes, and returns when the client has all questions.
func asking(t *testing.T, commands int) (run, []*lsptest.Call) {
	t.Helper()
	r := start(t, Options{}, nil)
	asked, never := make(chan struct{}, commands), make(chan struct{})
	t.Cleanup(func() { close(never) })
	r.Reply("window/showMessageRequest", func(json.RawMessage) any {
		asked <- struct{}{}
		<-never
		return nil
	})
	r.Initialize(lsptest.Object{"capabilities": lsptest.Object{"workspace": lsptest.Object{"applyEdit": true}}})
	r.Open(manifestURI, newborn)
	var calls []*lsptest.Call
	for range commands {
		calls = append(calls, r.Go("workspace/executeCommand", lsptest.Object{
			"command": addConnectorCommand, "arguments": []any{lsptest.Object{"uri": string(manifestURI)}},
		}))
	}
	for range commands {
		<-asked
	}
	return r, calls
}

func TestUnansweredRequestsAreCancelled(t *testing.T) {
	r, calls := asking(t, 1)
	r.Notify("$/cancelRequest", lsptest.Object{"id": json.RawMessage(calls[0].ID)})
	wantCode(t, calls[0].Await(nil), int(protocol.CodeRequestCancelled))
	wantAlive(t, r)
}

func TestUnansweredRequestsEndWithShutdown(t *testing.T) {
	r, calls := asking(t, 2)
	if err := r.Call("shutdown", nil, nil); err != nil {
		t.Fatal(err)
	}
	for _, c := range calls {
		wantCode(t, c.Await(nil), int(requestFailed))
	}
	r.Notify("exit", nil)
	if end := <-r.end; end.code != ExitClean || end.err != nil {
		t.Errorf("ended with %d, %v", end.code, end.err)
	}
}

// The grace period of the end is not used up: calls that wait for the client end before it begins.
func TestUnansweredRequestsEndWithTheInput(t *testing.T) {
	r, calls := asking(t, 1)
	r.Notify("exit", nil)
	wantCode(t, calls[0].Await(nil), int(requestFailed))
	if end := <-r.end; end.code != ExitWithoutShutdown || end.err != nil {
		t.Errorf("ended with %d, %v", end.code, end.err)
	}
}

func TestUnansweredRequestsLeaveThePoolToOthers(t *testing.T) {
	r, _ := asking(t, maxRunning+1)
	var report protocol.RelatedFullDocumentDiagnosticReport
	if err := r.Call("textDocument/diagnostic", lsptest.Document(manifestURI), &report); err != nil || len(report.Items) == 0 {
		t.Errorf("got %d diagnostics, %v", len(report.Items), err)
	}
}
