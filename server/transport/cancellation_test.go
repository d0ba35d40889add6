package transport

import (
	"encoding/json"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
)

func TestCancel(t *testing.T) {
	work, entered, _ := blockingWork()
	r := start(t, Options{}, func(s *testServer) { s.work = work })
	r.Initialize(nil)
	for _, id := range []string{"1001", `"one"`, "9007199254740993", "-4", `"\u00e9\n"`} {
		call := r.GoAs(id, workMethod, nil)
		<-entered
		r.Notify("$/cancelRequest", json.RawMessage(`{"id":`+id+`}`))
		call.ID = strings.ReplaceAll(id, `\u00e9`, "é")
		wantCode(t, call.Await(nil), int(protocol.CodeRequestCancelled))
	}
	// At once, perhaps before the request has begun.
	call := r.Go(workMethod, nil)
	r.Notify("$/cancelRequest", json.RawMessage(`{"id":`+call.ID+`}`))
	wantCode(t, call.Await(nil), int(protocol.CodeRequestCancelled))
	// Too late, and without a valid ID.
	for _, params := range []string{`{"id":` + call.ID + `}`, `{"id":1.5}`, `{"id":null}`, `{"id":99999999999999999999}`, `{}`, `[]`} {
		r.Notify("$/cancelRequest", json.RawMessage(params))
	}
	r.Notify("$/cancelRequest", nil)
	wantAlive(t, r)
}
