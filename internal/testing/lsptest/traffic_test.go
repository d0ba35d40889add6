package lsptest

import (
	"encoding/json"
	"testing"
)

// What a server sends is held against the type that the protocol gives it.
func TestTraffic(t *testing.T) {
	answer := func(result string) message { return message{ID: json.RawMessage("1"), Result: json.RawMessage(result)} }
	progress := func(params string) message {
		return message{Method: "$/progress", Params: json.RawMessage(params)}
	}
	for _, c := range []struct {
		method, params string
		message        message
		fine           bool
	}{
		{"textDocument/hover", "", answer(`null`), true},
		{"textDocument/hover", "", answer(`{"contents": 1}`), false},
		{"shutdown", "", answer(`null`), true},
		{"shutdown", "", answer(`{}`), false},
		{"workspace/symbol", `,"params":{"partialResultToken":"p"}`, progress(`{"token": "p", "value": []}`), true},
		{"workspace/symbol", `,"params":{"partialResultToken":"p"}`, progress(`{"token": "p", "value": [1]}`), false},
		{"workspace/symbol", "", progress(`{"token": "w", "value": {"kind": "begin", "title": "Looking"}}`), true},
		{"workspace/symbol", "", progress(`{"token": "w", "value": {"kind": "begin"}}`), false},
		{"workspace/symbol", "", progress(`{"token": "w", "value": {"kind": "middle"}}`), false},
		{"", "", message{Method: "window/logMessage", Params: json.RawMessage(`{"type": 3, "message": "x"}`)}, true},
		{"", "", message{Method: "window/logMessage", Params: json.RawMessage(`{"message": "x"}`)}, false},
		{"", "", message{Method: "window/shout", Params: json.RawMessage(`{}`)}, false},
	} {
		seen := traffic{calls: map[string][]string{}, partial: map[string]string{}}
		seen.called("1", c.method, c.params)
		if err := seen.check(c.message); (err == nil) != c.fine {
			t.Errorf("%s: %s %s: %v", c.method, c.message.Params, c.message.Result, err)
		}
	}
}
