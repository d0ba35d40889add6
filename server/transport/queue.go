package transport

import (
	"errors"
	"io"
	"strconv"
	"sync"
	"time"
)

const (
	maxQueued      = 256 << 20 // bytes; a larger message is dropped, alone or together with what is already queued
	reserved       = 16 << 20  // more bytes for small messages; when they are used up as well, the connection is broken
	smallMessage   = 64 << 10  // bytes
	maxQueuedLossy = 256       // messages; with more in the queue, lossy messages are dropped
)

var errUnread = errors.New("the client does not read its messages")

// queue holds outgoing messages and writes them on a separate goroutine, so that neither a handler nor the reader waits for a
// client that reads slowly or not at all.
type queue struct {
	w      io.Writer
	name   string    // of the program
	limit  int       // bytes in messages
	warned sync.Once // the warning about a message that is too large was shown

	mu       sync.Mutex
	changed  sync.Cond // of mu: a message is queued, or closing or err is set
	messages []*queued
	byKey    map[string]*queued
	size     int // bytes in messages
	closing  bool
	err      error // why nothing is written any more

	failed  chan struct{} // closed when err is set
	drained chan struct{} // closed when the goroutine has ended
}

// queued is a message in the queue. With a key, a later message with the same key replaces its body.
type queued struct {
	key  string
	body []byte
}

// newQueue starts the goroutine that writes to w. It ends after [queue.flush] or when a write fails; closing w ends a write
// that blocks.
func newQueue(w io.Writer, opts Options) *queue {
	q := &queue{
		w:       w,
		name:    opts.Name,
		limit:   opts.MaxQueued,
		byKey:   map[string]*queued{},
		failed:  make(chan struct{}),
		drained: make(chan struct{}),
	}
	if q.limit <= 0 {
		q.limit = maxQueued
	}
	q.changed.L = &q.mu
	go q.run()
	return q
}

// put queues body, which the queue then owns. It returns [errTooLarge] if there is no room for it.
func (q *queue) put(body []byte) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.add(&queued{body: body})
}

// replace queues body in place of a queued message with the same key, or after the others. It returns [errTooLarge] if there is
// no room for it.
func (q *queue) replace(key string, body []byte) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if m := q.byKey[key]; m != nil {
		if !q.fits(len(body) - len(m.body)) {
			return errTooLarge
		}
		q.size += len(body) - len(m.body)
		m.body = body
		return nil
	}
	return q.add(&queued{key: key, body: body})
}

// putLossy queues body unless many messages are queued already.
func (q *queue) putLossy(body []byte) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.messages) < maxQueuedLossy {
		_ = q.add(&queued{body: body})
	}
}

// add queues m. The caller holds mu.
func (q *queue) add(m *queued) error {
	if q.err == nil && q.closing {
		return io.ErrClosedPipe
	}
	if q.err == nil && !q.fits(len(m.body)) {
		if len(m.body) > smallMessage {
			return errTooLarge
		}
		if q.size+len(m.body) > q.limit+reserved {
			q.fail(errUnread)
		}
	}
	if q.err != nil {
		return q.err
	}
	q.messages = append(q.messages, m)
	q.size += len(m.body)
	if m.key != "" {
		q.byKey[m.key] = m
	}
	q.changed.Signal()
	return nil
}

// fits reports whether this many more bytes can be queued. The caller holds mu.
func (q *queue) fits(bytes int) bool { return q.size+bytes <= q.limit }

// flush rejects further messages and waits until all queued ones are written, at most d.
func (q *queue) flush(d time.Duration) {
	q.mu.Lock()
	q.closing = true
	q.changed.Signal()
	q.mu.Unlock()
	waitFor(q.drained, d)
}

// fail drops all messages. The caller holds mu.
func (q *queue) fail(err error) {
	if q.err != nil {
		return
	}
	q.err = err
	q.messages, q.byKey, q.size = nil, nil, 0
	close(q.failed)
	q.changed.Signal()
}

func (q *queue) run() {
	defer close(q.drained)
	var frame []byte
	for {
		body, ok := q.next()
		if !ok {
			return
		}
		body = validUTF8(body)
		if cap(frame) > keepBody {
			frame = nil
		}
		frame = append(frame[:0], "Content-Length: "...)
		frame = strconv.AppendInt(frame, int64(len(body)), 10)
		frame = append(frame, "\r\n\r\n"...)
		frame = append(frame, body...)
		if _, err := q.w.Write(frame); err != nil {
			q.mu.Lock()
			q.fail(err)
			q.mu.Unlock()
			return
		}
	}
}

// next waits for a message and removes it from the queue. It reports false when there will be none.
func (q *queue) next() ([]byte, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.messages) == 0 && !q.closing && q.err == nil {
		q.changed.Wait()
	}
	if len(q.messages) == 0 {
		return nil, false
	}
	m := q.messages[0]
	q.messages[0] = nil
	q.messages = q.messages[1:]
	q.size -= len(m.body)
	if m.key != "" {
		delete(q.byKey, m.key)
	}
	return m.body, true
}
