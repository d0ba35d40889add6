package transport

import (
	"context"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// phase is the state of a session in the life cycle of the protocol.
type phase int32

const (
	uninitialized phase = iota
	running             // between initialize and shutdown
	shutDown            // after shutdown
)

// lifecycle passes on the messages that the protocol allows in the current phase. As the specification requires, it answers
// other requests with an error and ignores other notifications.
func (c *Conn) lifecycle(next jsonrpc2.Handler) jsonrpc2.Handler {
	return func(ctx context.Context, req *jsonrpc2.Request) (any, error) {
		method, now := req.Method(), phase(c.phase.Load())
		switch {
		case method == protocol.MethodExit:
			c.exitOnce.Do(func() { close(c.exited) })
			return nil, nil
		case !req.IsCall() && now != running:
			return nil, nil
		case now == uninitialized && method == protocol.MethodInitialize:
			result, err := next(ctx, req)
			if err == nil {
				c.phase.Store(int32(running))
			}
			return result, err
		case now == uninitialized:
			return nil, jsonrpc2.NewError(jsonrpc2.ServerNotInitialized, "the first request must be initialize")
		case now == shutDown:
			return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server is shut down")
		case method == protocol.MethodInitialize:
			return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server is already initialized")
		case method == protocol.MethodShutdown && req.IsCall():
			c.phase.Store(int32(shutDown))
			c.failCalls()
			return nil, nil
		}
		return next(ctx, req)
	}
}
