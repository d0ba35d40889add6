package transport

import (
	"context"
	"errors"
	"strings"
	"testing"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

func TestPanicsAreIsolated(t *testing.T) {
	r := start(t, Options{}, func(s *testServer) {
		s.work = func(context.Context) (any, error) { panic("no") }
	})
	r.Initialize(nil)
	wantCode(t, r.Call(workMethod, nil, nil), int(jsonrpc2.InternalError))
	var logged protocol.LogMessageParams
	r.Next("window/logMessage", &logged)
	if !strings.Contains(logged.Message, "panic") || !strings.Contains(logged.Message, "recovery_test.go") {
		t.Errorf("logged %q", logged.Message)
	}
	wantAlive(t, r)
}

func TestErrorsHaveCodes(t *testing.T) {
	for want, err := range map[jsonrpc2.Code]error{
		jsonrpc2.InternalError:        errors.New("no"),
		jsonrpc2.InvalidParams:        jsonrpc2.NewError(jsonrpc2.InvalidParams, "no"),
		protocol.CodeRequestCancelled: context.Canceled,
	} {
		r := start(t, Options{}, func(s *testServer) {
			s.work = func(context.Context) (any, error) { return nil, err }
		})
		r.Initialize(nil)
		wantCode(t, r.Call(workMethod, nil, nil), int(want))
	}
}
