package transport

import (
	"encoding/json"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// edit returns a workspace edit with a text of some bytes.
func edit(size int) lsptest.Object {
	return lsptest.Object{"changes": lsptest.Object{"file:///a": []any{
		lsptest.Object{"range": lsptest.Span(0, 0, 0, 0), "newText": strings.Repeat("x", size)},
	}}}
}

// A request to the client that does not fit into the queue fails, and the session continues.
func TestRequestThatIsTooLargeFails(t *testing.T) {
	r := start(t, Options{MaxQueued: 100 << 10}, nil)
	r.Initialize(nil)
	for range 2 {
		err := r.Call(askMethod, edit(200<<10), nil)
		wantCode(t, err, int(RequestFailed))
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
	if err := r.Call(askMethod, edit(1), nil); err != nil || applied != 1 {
		t.Errorf("a small edit was applied %d times: %v", applied, err)
	}
	if n := r.Unread("window/showMessage"); n > 0 {
		t.Errorf("%d more warnings", n)
	}
}

// asking starts requests that wait for a response of the client, which never comes, and returns when the client has received all
// requests of the server.
func asking(t *testing.T, requests int) (run, []*lsptest.Call) {
	t.Helper()
	r := start(t, Options{}, nil)
	asked, never := make(chan struct{}, requests), make(chan struct{})
	t.Cleanup(func() { close(never) })
	r.Reply("workspace/applyEdit", func(json.RawMessage) any {
		asked <- struct{}{}
		<-never
		return lsptest.Object{"applied": true}
	})
	r.Initialize(nil)
	var calls []*lsptest.Call
	for range requests {
		calls = append(calls, r.Go(askMethod, edit(1)))
	}
	for range requests {
		<-asked
	}
	return r, calls
}

func TestUnansweredRequestsAreCanceled(t *testing.T) {
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
		wantCode(t, c.Await(nil), int(RequestFailed))
	}
	r.Notify("exit", nil)
	wantEnd(t, r.end, ExitClean)
}

// The grace period at the end is not used up: calls that wait for the client end before it begins.
func TestUnansweredRequestsEndWithTheInput(t *testing.T) {
	r, calls := asking(t, 1)
	r.Notify("exit", nil)
	wantCode(t, calls[0].Await(nil), int(RequestFailed))
	wantEnd(t, r.end, ExitWithoutShutdown)
}

func TestUnansweredRequestsLeaveThePoolToOthers(t *testing.T) {
	r, _ := asking(t, maxRunning+1)
	var echoed []int
	if err := r.Call(echoMethod, []int{1}, &echoed); err != nil || len(echoed) != 1 {
		t.Errorf("got %v, %v", echoed, err)
	}
}
