package transport

import (
	"context"
	"errors"

	"go.lsp.dev/jsonrpc2"
)

// RequestFailed is the code of a valid request that cannot be carried out. The protocol defines it, the jsonrpc2 library does
// not.
const RequestFailed jsonrpc2.Code = -32803

var errUnanswered = jsonrpc2.NewError(RequestFailed, "the session ended before the client answered")

// caller is the connection through which requests go to the client. A request fails at once when it is too large to be sent,
// and when no answer can arrive any more.
type caller struct {
	jsonrpc2.Conn

	answerable context.Context // ends when the client can answer no more requests
}

// Call implements [jsonrpc2.Conn].
func (c caller) Call(ctx context.Context, method string, params, result any) (jsonrpc2.ID, error) {
	call, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(c.answerable, func() { cancel(errUnanswered) })()
	if c.answerable.Err() != nil {
		return jsonrpc2.ID{}, errUnanswered
	}
	id, err := c.Conn.Call(context.WithValue(call, dropKey{}, cancel), method, params, result)
	switch cause := context.Cause(call); {
	case err == nil:
		return id, nil
	case errors.Is(cause, errTooLarge):
		return id, jsonrpc2.Errorf(RequestFailed, "%s was not sent because it is too large", method)
	case errors.Is(cause, errUnanswered):
		return id, errUnanswered
	}
	return id, err
}

// dropKey is the key of the function that cancels a call in its context.
type dropKey struct{}

// dropCall ends the call of ctx, whose message was dropped, and reports whether ctx is the context of a call. The context must be
// canceled before the write returns its error: the connection ends at any other error.
func dropCall(ctx context.Context) bool {
	cancel, ok := ctx.Value(dropKey{}).(context.CancelCauseFunc)
	if ok {
		cancel(errTooLarge)
	}
	return ok
}
