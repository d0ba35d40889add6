package server

import (
	"context"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// maxRunning is how many requests run at once; more wait for their turn.
const maxRunning = 64

// order runs notifications on the reader, so that edits are applied in their order, and requests concurrently on the
// snapshot that was current when they were read.
//
// The context that jsonrpc2 gives to a handler is reused for another message once the handler
// returns, and whatever was derived from it then crashes the process. So handlers get a context
// derived from that of the connection.
func (s *session) order(ctx context.Context, call *jsonrpc2.Request) (any, error) {
	base := jsonrpc2.DetachContext(ctx)
	r := &request{session: s, snapshot: s.current.Load(), params: call.Params()}
	switch kindOf(call.Method()) {
	case unknownMethod:
		return nil, s.unknown(call)
	case ownMethod:
		return s.own(base, call)
	case notificationMethod:
		return r.handle(base, call)
	}
	if !call.IsCall() {
		return nil, nil // a request sent as a notification
	}
	if m := call.Method(); m == protocol.MethodTextDocumentDiagnostic || m == protocol.MethodWorkspaceDiagnostic {
		s.stopPushing() // here, so that no document opened later is pushed
	}
	cancelable, done := s.calls.begin(base, call.ID())
	defer done()
	jsonrpc2.Async(ctx)
	r.params = call.Params() // Async has copied them
	select {
	case s.pool <- struct{}{}:
		defer func() { <-s.pool }()
	case <-cancelable.Done():
		return nil, protocol.ErrRequestCancelled
	}
	result, err := r.handle(cancelable, call)
	if err == nil && cancelable.Err() != nil {
		return nil, protocol.ErrRequestCancelled // the result may be incomplete
	}
	return result, err
}

// own handles the methods whose parameters the typed decoder must not see: it rejects what clients really send, or it
// is slow for what they send.
func (s *session) own(ctx context.Context, req *jsonrpc2.Request) (any, error) {
	switch req.Method() {
	case protocol.MethodInitialize:
		return s.initialize(ctx, req.Params())
	case protocol.MethodInitialized:
		s.initialized(ctx)
	case protocol.MethodTextDocumentDidChange:
		return nil, s.didChange(req.Params())
	case protocol.MethodCancelRequest:
		if id, ok := peekID(req.Params(), "id"); ok {
			s.calls.cancel(id)
		}
	}
	return nil, nil
}

// unknown answers a call of a method that is not served. Notifications may be ignored.
func (s *session) unknown(req *jsonrpc2.Request) error {
	if !req.IsCall() {
		return nil
	}
	return jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "%s is not supported", req.Method())
}

// calls holds the running calls, so that the client can cancel them.
type calls struct {
	mu      sync.Mutex
	running map[jsonrpc2.ID]*call
}

type call struct{ cancel context.CancelFunc }

// begin returns the context of the call id, derived from ctx, and what to do at its end.
func (c *calls) begin(ctx context.Context, id jsonrpc2.ID) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	this := &call{cancel}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.running == nil {
		c.running = map[jsonrpc2.ID]*call{}
	}
	c.running[id] = this
	return ctx, func() {
		cancel()
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.running[id] == this { // a client may use an id again too early
			delete(c.running, id)
		}
	}
}

func (c *calls) cancel(id jsonrpc2.ID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if this := c.running[id]; this != nil {
		this.cancel()
	}
}
