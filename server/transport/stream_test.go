package transport

import (
	"strings"
	"testing"
)

func TestInvalidBodiesAreAnsweredAndSkipped(t *testing.T) {
	r := start(t, Options{MaxMessage: 1000}, nil)
	r.Initialize(nil)
	tests := []struct {
		body string
		code int
	}{
		{``, -32700},
		{`{`, -32700},
		{`{"jsonrpc":"2.0","id":1,"method":"shutdown"} x`, -32700},
		{`not JSON`, -32700},
		{`[1,`, -32700},
		{`17`, -32700},
		{`{"jsonrpc":"1.0","id":1,"method":"shutdown"}`, -32600},
		{`{"jsonrpc":"2.0","id":1.5,"method":"shutdown"}`, -32600},
		{`{"jsonrpc":"2.0","id":{},"method":"shutdown"}`, -32600},
		{`{"jsonrpc":"2.0","id":1,"method":7}`, -32600},
		{`{"jsonrpc":"2.0","id":1,"method":"shutdown","result":1}`, -32600},
		{`[]`, -32600},
		{`{"jsonrpc":"2.0","method":"x","params":"` + strings.Repeat("x", 2000) + `"}`, -32600},
	}
	for _, test := range tests {
		r.Send(test.body)
		wantCode(t, r.Answer("null", nil), test.code)
	}
	wantAlive(t, r)
}

func TestUnusualMessagesAreAccepted(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Write("content-length: 45\nContent-Type: application/vscode-jsonrpc; charset=utf-8\n\n" + `{"jsonrpc":"2.0","id":"a","method":"no/such"}`)
	wantCode(t, r.Answer(`"a"`, nil), -32601)
	for _, body := range []string{
		`{"jsonrpc":"2.0","method":"custom/foo","params":[1]}`,
		`{"jsonrpc":"2.0","method":"` + echoMethod + `","params":{}}`, // a request without an ID
		`{"jsonrpc":"2.0","id":77,"result":null,"error":null}`,
		`{"jsonrpc":"2.0","id":null,"error":{"code":1,"message":"?"}}`,
	} {
		r.Send(body)
	}
	r.Send(`[{"jsonrpc":"2.0","id":"x","method":"no/such"},{"jsonrpc":"2.0","id":"y","method":"` + echoMethod + `","params":[1]}]`)
	wantCode(t, r.Answer(`"x"`, nil), -32601)
	var echoed []int
	if err := r.Answer(`"y"`, &echoed); err != nil || len(echoed) != 1 {
		t.Errorf("got %v, %v", echoed, err)
	}
	wantAlive(t, r)
}
