package transport

import (
	"bytes"
	"errors"

	"github.com/buger/jsonparser"
	"go.lsp.dev/jsonrpc2"
)

// examine returns why body is not a message that the connection accepts, or else the number of calls in it and the body to
// pass on, which is the given one or an equivalent that the connection accepts.
func examine(body []byte) (_ []byte, calls int, invalid *jsonrpc2.Error) {
	if trimmed := bytes.TrimLeft(body, " \t\r\n"); len(trimmed) > 0 && trimmed[0] == '[' {
		batch, err := jsonrpc2.ParseRequests(body)
		if err != nil {
			return nil, 0, jsonrpc2.NewError(jsonrpc2.ParseError, "a batch must be JSON")
		}
		for _, m := range batch {
			if _, ok := m.Msg.(*jsonrpc2.Call); ok && m.Err == nil {
				calls++
			}
		}
		return body, calls, nil
	}
	msg, err := jsonrpc2.DecodeMessage(body)
	if errors.Is(err, jsonrpc2.ErrParse) {
		return nil, 0, jsonrpc2.NewError(jsonrpc2.ParseError, "a message must be a JSON object")
	}
	if err != nil {
		if repaired, ok := repairResponse(body); ok {
			return repaired, 0, nil
		}
		return nil, 0, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "a message must be a request, a notification or a response")
	}
	if _, ok := msg.(*jsonrpc2.Call); ok {
		calls = 1
	}
	return body, calls, nil
}

// repairResponse removes "error": null from a response that also has a result. Some clients send it, and the connection does
// not accept it.
func repairResponse(body []byte) ([]byte, bool) {
	if _, _, _, err := jsonparser.Get(body, "method"); err == nil {
		return nil, false
	}
	if _, kind, _, err := jsonparser.Get(body, "error"); err != nil || kind != jsonparser.Null {
		return nil, false
	}
	id, ok := rawID(body)
	if !ok {
		return nil, false
	}
	result, ok := rawProperty(body, "result")
	if !ok {
		return nil, false
	}
	return jsonrpc2.AppendResponse(nil, id, result, nil), true
}

// answers counts the calls that body, an outgoing message or batch, answers. It reads only the beginning of what jsonrpc2 usually
// writes.
func answers(body []byte) int {
	if bytes.HasPrefix(body, []byte(`{"jsonrpc":"2.0","method":`)) {
		return 0
	}
	if rest, ok := bytes.CutPrefix(body, []byte(`{"jsonrpc":"2.0","id":`)); ok {
		rest = bytes.TrimLeft(rest, "0123456789")
		if bytes.HasPrefix(rest, []byte(`,"result":`)) || bytes.HasPrefix(rest, []byte(`,"error":`)) {
			return 1
		}
	}
	if len(body) > 0 && body[0] == '[' {
		n := 0
		_, _ = jsonparser.ArrayEach(body, func(item []byte, _ jsonparser.ValueType, _ int, _ error) {
			n += answers(item)
		})
		return n
	}
	view, err := jsonrpc2.ScanMessageView(body)
	if err != nil || !view.ID.IsValid() {
		return 0
	}
	switch view.Kind {
	case jsonrpc2.MessageViewResponseResult, jsonrpc2.MessageViewResponseError:
		return 1
	default:
		return 0
	}
}
