package transport

import (
	"encoding/json"
	"testing"
	"testing/synctest"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

func TestRequestsRunInABoundedPool(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		work, entered, release := blockingWork()
		r := start(t, Options{}, func(s *testServer) { s.work = work })
		r.Initialize(nil)
		calls := make([]*lsptest.Call, 500)
		for i := range calls {
			calls[i] = r.Go(workMethod, nil)
		}
		for range maxRunning {
			<-entered
		}
		wantAlive(t, r) // what needs no slot is answered meanwhile
		synctest.Wait() // until all others wait for a slot
		if len(entered) > 0 {
			t.Errorf("more than %d requests run", maxRunning)
		}
		// Those that wait for a slot can be canceled too.
		for _, call := range calls {
			r.Notify("$/cancelRequest", json.RawMessage(`{"id":`+call.ID+`}`))
		}
		for _, call := range calls {
			wantCode(t, call.Await(nil), int(protocol.CodeRequestCancelled))
		}
		close(release)
	})
}
