package transport

import (
	"context"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// maxRunning is how many requests run at once; more wait for their turn.
const maxRunning = 64

// Mode is how the handler of a message runs.
type Mode uint8

// The modes of handlers.
const (
	Unsupported Mode = iota // there is no handler
	Sequential              // on the goroutine that reads messages, before the next message is read
	Concurrent              // in a bounded pool; for requests, which can be canceled
)

// Router returns how a message is handled and by what. It is called on the goroutine that reads messages, in their order, so
// that the handler can pin the state that is current. It must not keep the parameters of the message; the handler may read
// them while it runs.
type Router func(*jsonrpc2.Request) (Mode, jsonrpc2.Handler)

// order runs sequential handlers at once and concurrent ones in the pool.
//
// jsonrpc2 reuses the context of a handler for another message once the handler returns, and a context derived from it then
// crashes the process. Handlers therefore get a context derived from that of the connection.
func (c *Conn) order(ctx context.Context, req *jsonrpc2.Request) (any, error) {
	if req.Method() == protocol.MethodCancelRequest {
		c.calls.cancel(req.Params())
		return nil, nil
	}
	base := jsonrpc2.DetachContext(ctx)
	switch mode, handle := c.route(req); {
	case mode == Sequential:
		return handle(base, req)
	case mode == Concurrent && req.IsCall():
		cancelable, done := c.calls.begin(base, req.ID())
		defer done()
		jsonrpc2.Async(ctx)
		return c.pooled(cancelable, req, handle)
	case mode == Unsupported && req.IsCall():
		return nil, jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "%s is not supported", req.Method())
	default: // notifications may be ignored, also those that should have been requests
		return nil, nil
	}
}

// pooled runs handle in the pool.
func (c *Conn) pooled(ctx context.Context, req *jsonrpc2.Request, handle jsonrpc2.Handler) (any, error) {
	select {
	case c.pool <- struct{}{}:
		defer func() { <-c.pool }()
	case <-ctx.Done():
		return nil, protocol.ErrRequestCancelled
	}
	result, err := handle(ctx, req)
	if err == nil && ctx.Err() != nil {
		return nil, protocol.ErrRequestCancelled // the result may be incomplete
	}
	return result, err
}

// Blocking runs wait in a concurrent handler and meanwhile leaves its slot in the pool to another request. It is for waits for
// the client, which may take any time to answer.
func (c *Conn) Blocking(wait func()) {
	<-c.pool
	defer func() { c.pool <- struct{}{} }()
	wait()
}
