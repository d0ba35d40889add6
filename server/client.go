package server

import (
	"context"
	"errors"

	"go.lsp.dev/jsonrpc2"
)

// caller is the connection through which requests go to the client. A request fails at once when it is too large to be
// sent, and when no answer can come any more.
type caller struct {
	jsonrpc2.Conn

	answerable context.Context // ends when the client can answer no more requests
}

var errUnanswered = jsonrpc2.NewError(requestFailed, "the session ended before the client answered")

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
		return id, jsonrpc2.Errorf(requestFailed, "%s was not sent because it is too large", method)
	case errors.Is(cause, errUnanswered):
		return id, errUnanswered
	}
	return id, err
}

type dropKey struct{}

// dropCall ends the call of ctx, whose message was dropped, and reports whether ctx is the context of a call. The
// context must be cancelled before the error of the write is returned: the connection regards any other error as its own end.
func dropCall(ctx context.Context) bool {
	cancel, ok := ctx.Value(dropKey{}).(context.CancelCauseFunc)
	if ok {
		cancel(errTooLarge)
	}
	return ok
}

// awaiting lets another request use the place of this one in the pool while wait runs, because a client may take any
// time to answer.
func (s *session) awaiting(wait func()) {
	<-s.pool
	defer func() { s.pool <- struct{}{} }()
	wait()
}
