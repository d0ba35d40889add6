package server

import (
	"strings"
	"testing"
	"testing/synctest"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

func TestTrace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := start(t, Options{}, nil)
		r.Initialize(lsptest.Object{"trace": "messages"})
		if err := r.Call("textDocument/diagnostic", lsptest.Document(manifestURI), nil); err != nil {
			t.Error(err)
		}
		var trace protocol.LogTraceParams
		for !strings.HasPrefix(trace.Message, "textDocument/diagnostic took ") {
			r.Next("$/logTrace", &trace)
		}
		r.Notify("$/setTrace", lsptest.Object{"value": "off"})
		wantAlive(t, r)
		synctest.Wait()
		for r.Unread("$/logTrace") > 0 {
			r.Next("$/logTrace", &trace)
		}
		if err := r.Call("textDocument/diagnostic", lsptest.Document(manifestURI), nil); err != nil {
			t.Error(err)
		}
		synctest.Wait()
		if r.Unread("$/logTrace") > 0 {
			t.Error("traced though it was turned off")
		}
	})
}

// A verbose trace has the document and the error of each message, and never its content.
func TestVerboseTrace(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	traced := func(method string) protocol.LogTraceParams {
		var trace protocol.LogTraceParams
		for !strings.HasPrefix(trace.Message, method+" took ") {
			r.Next("$/logTrace", &trace)
			if trace.Verbose != nil && strings.Contains(*trace.Verbose, "secret") {
				t.Errorf("verbose trace %s", *trace.Verbose)
			}
		}
		return trace
	}
	r.Notify("$/setTrace", lsptest.Object{"value": "verbose"})
	r.Notify("$/setTrace", lsptest.Object{"value": "loud"}) // changes nothing
	if got := traced("$/setTrace"); got.Verbose == nil {
		t.Error("a verbose trace has no details")
	}
	r.Open(manifestURI, `{"service": "secret"}`)
	if got := traced("textDocument/didOpen"); got.Verbose == nil || !strings.Contains(*got.Verbose, string(manifestURI)) {
		t.Errorf("trace %+v", got)
	}
	wantCode(t, r.Call("workspace/executeCommand", lsptest.Object{"command": "other"}, nil), -32602)
	if got := traced("workspace/executeCommand"); !strings.HasSuffix(got.Message, " and failed") || got.Verbose == nil || !strings.Contains(*got.Verbose, "unknown command other") {
		t.Errorf("trace %+v", got)
	}
}
