package transport

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/buger/jsonparser"
	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// errTooLarge is returned for a message that is dropped because the queue has no room for it.
var errTooLarge = errors.New("the message does not fit into the queue")

// send queues body. If it is too large, a response is replaced by an error response, a request of ctx fails with
// [errTooLarge] and a notification is dropped, so that no message ends the session.
func (q *queue) send(ctx context.Context, body []byte, log *slog.Logger) error {
	err := q.put(body)
	if !errors.Is(err, errTooLarge) {
		return err
	}
	q.warnTooLarge(log, len(body))
	if instead := refusal(body); instead != nil {
		return q.put(instead)
	}
	if dropCall(ctx) {
		return errTooLarge
	}
	return nil
}

// warnTooLarge logs that a message was dropped, and shows a message to the user the first time.
func (q *queue) warnTooLarge(log *slog.Logger, size int) {
	log.Warn("a message to the client is too large", "bytes", size, "limit", q.limit)
	q.warned.Do(func() {
		body, err := protocol.Marshal(&protocol.ShowMessageParams{
			Type:    protocol.MessageTypeWarning,
			Message: fmt.Sprintf("%s: A message of %d MB was not sent because it is too large.", q.name, size>>20),
		})
		if err == nil {
			_ = q.put(jsonrpc2.AppendNotification(nil, protocol.MethodWindowShowMessage, body))
		}
	})
}

// refusal returns the error response to the calls that body, a response or a batch of them, answers; nil if it answers none.
func refusal(body []byte) []byte {
	if len(body) > 0 && body[0] == '[' {
		var all [][]byte
		_, _ = jsonparser.ArrayEach(body, func(item []byte, _ jsonparser.ValueType, _ int, _ error) {
			if instead := refusal(item); instead != nil {
				all = append(all, instead)
			}
		})
		if all == nil {
			return nil
		}
		return append(append([]byte("["), bytes.Join(all, []byte(","))...), ']')
	}
	if answers(body) == 0 {
		return nil
	}
	id, ok := rawID(body)
	if !ok {
		return nil
	}
	return jsonrpc2.AppendResponse(nil, id, nil, jsonrpc2.NewError(RequestFailed, "the response is too large"))
}
