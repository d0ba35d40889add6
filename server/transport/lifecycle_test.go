package transport

import (
	"testing"

	"plugin-manifest-ls/internal/testing/lsptest"
)

func TestLifecycle(t *testing.T) {
	r := start(t, Options{}, nil)
	wantCode(t, r.Call(echoMethod, nil, nil), -32002)
	wantCode(t, r.Call("shutdown", nil, nil), -32002)
	r.Notify(pushMethod, lsptest.Object{"type": 1, "message": "too early"})
	wantCode(t, r.Call("initialize", nil, nil), -32602) // fails, so that the client can send it again
	r.Initialize(nil)
	wantCode(t, r.Call("initialize", lsptest.Object{}, nil), -32600)
	wantAlive(t, r)
	if n := r.Unread("window/showMessage"); n > 0 {
		t.Error("a notification before initialize was handled")
	}
	if err := r.Call("shutdown", nil, nil); err != nil {
		t.Errorf("shutdown: %v", err)
	}
	wantCode(t, r.Call(echoMethod, nil, nil), -32600)
	r.Notify("exit", nil)
	wantEnd(t, r.end, ExitClean)
	r.AwaitEnd()
}
