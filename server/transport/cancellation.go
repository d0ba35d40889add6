package transport

import (
	"context"
	"sync"

	"go.lsp.dev/jsonrpc2"
)

// calls holds the running requests, so that the client can cancel them.
type calls struct {
	mu      sync.Mutex
	running map[jsonrpc2.ID]*call
}

type call struct{ cancel context.CancelFunc }

// begin returns the context of the request id, derived from ctx, and a function to call at its end.
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
		if c.running[id] == this { // a client may use an ID again too early
			delete(c.running, id)
		}
	}
}

// cancel cancels the request that the parameters of $/cancelRequest name, if it is running.
func (c *calls) cancel(params []byte) {
	id, ok := rawID(params)
	if !ok {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if this := c.running[id]; this != nil {
		this.cancel()
	}
}
