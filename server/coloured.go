package server

import (
	"strconv"
	"sync"

	"go.lsp.dev/uri"
)

// coloured keeps the semantic tokens that the client was last sent for each document, so that only what changes
// has to be sent.
type coloured struct {
	mu    sync.Mutex
	count int // of results, for their ids
	sent  map[uri.URI]colours
}

type colours struct {
	id   string
	data []uint32
}

// keep remembers data, which must not be changed from here on, and returns its id.
func (c *coloured) keep(u uri.URI, data []uint32) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sent == nil {
		c.sent = map[uri.URI]colours{}
	}
	c.count++
	id := strconv.Itoa(c.count)
	c.sent[u] = colours{id, data}
	return id
}

// last returns the tokens that have the id, if they are the last of u.
func (c *coloured) last(u uri.URI, id string) ([]uint32, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	found, ok := c.sent[u]
	return found.data, ok && found.id == id
}

// forget gives up what is kept of a document that was closed.
func (c *coloured) forget(u uri.URI) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.sent, u)
}
