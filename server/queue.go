package server

import (
	"errors"
	"io"
	"strconv"
	"sync"
	"time"
)

const (
	maxQueued      = 256 << 20 // bytes; a larger message is dropped, alone or with what is queued already
	reserved       = 16 << 20  // bytes on top for small messages; a client that leaves these unread, too, is given up
	smallMessage   = 64 << 10  // bytes
	maxQueuedNotes = 256       // messages; a note that would be queued behind more is dropped
)

var errUnread = errors.New("the client does not read what it is sent")

// outbox queues what goes to the client and writes it on its own goroutine, so that no handler and
// not the reader waits for a client that reads slowly or not at all.
type outbox struct {
	w      io.Writer
	limit  int       // bytes queued; see maxQueued
	warned sync.Once // the warning about a message that is too large was shown

	mu      sync.Mutex
	filled  sync.Cond // of mu: something is queued, or closing or err is set
	queue   []*letter
	keyed   map[string]*letter // those of queue that have a key
	size    int                // bytes in queue
	closing bool
	err     error // why nothing is written any more

	broken  chan struct{} // closed when err is set
	drained chan struct{} // closed when the goroutine has ended
}

// letter is a queued message; with a key it gives way to a later one of the same key.
type letter struct {
	key  string
	body []byte
}

// newOutbox starts the goroutine that writes to w. It ends with [outbox.flush] or when a write
// fails; a write that blocks for ever is ended by closing what w writes to.
func newOutbox(w io.Writer) *outbox {
	o := &outbox{
		w:       w,
		limit:   maxQueued,
		keyed:   map[string]*letter{},
		broken:  make(chan struct{}),
		drained: make(chan struct{}),
	}
	o.filled.L = &o.mu
	go o.run()
	return o
}

// put queues body, which the outbox then owns. It returns [errTooLarge] if there is no room for it.
func (o *outbox) put(body []byte) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.add(&letter{body: body})
}

// replace queues body in the place of a queued message with the same key, or after the others. It returns
// [errTooLarge] if there is no room for it.
func (o *outbox) replace(key string, body []byte) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if l := o.keyed[key]; l != nil {
		if !o.fits(len(body) - len(l.body)) {
			return errTooLarge
		}
		o.size += len(body) - len(l.body)
		l.body = body
		return nil
	}
	return o.add(&letter{key: key, body: body})
}

// note queues body unless much is queued already: what it says is not worth waiting for.
func (o *outbox) note(body []byte) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.queue) < maxQueuedNotes {
		_ = o.add(&letter{body: body})
	}
}

// add queues l. The caller holds mu.
func (o *outbox) add(l *letter) error {
	if o.err == nil && o.closing {
		return io.ErrClosedPipe
	}
	if o.err == nil && !o.fits(len(l.body)) {
		if len(l.body) > smallMessage {
			return errTooLarge
		}
		if o.size+len(l.body) > o.limit+reserved {
			o.fail(errUnread)
		}
	}
	if o.err != nil {
		return o.err
	}
	o.queue = append(o.queue, l)
	o.size += len(l.body)
	if l.key != "" {
		o.keyed[l.key] = l
	}
	o.filled.Signal()
	return nil
}

// fits reports whether so many more bytes can be queued. The caller holds mu.
func (o *outbox) fits(bytes int) bool { return o.size+bytes <= o.limit }

// flush takes nothing more and waits until all is written, at most d.
func (o *outbox) flush(d time.Duration) {
	o.mu.Lock()
	o.closing = true
	o.filled.Signal()
	o.mu.Unlock()
	waitFor(o.drained, d)
}

// fail gives up what is queued. The caller holds mu.
func (o *outbox) fail(err error) {
	if o.err != nil {
		return
	}
	o.err = err
	o.queue, o.keyed, o.size = nil, nil, 0
	close(o.broken)
	o.filled.Signal()
}

func (o *outbox) run() {
	defer close(o.drained)
	var frame []byte
	for {
		body, ok := o.next()
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
		if _, err := o.w.Write(frame); err != nil {
			o.mu.Lock()
			o.fail(err)
			o.mu.Unlock()
			return
		}
	}
}

// next waits for a message and takes it off the queue. It reports false when there will be none.
func (o *outbox) next() ([]byte, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for len(o.queue) == 0 && !o.closing && o.err == nil {
		o.filled.Wait()
	}
	if len(o.queue) == 0 {
		return nil, false
	}
	l := o.queue[0]
	o.queue[0] = nil
	o.queue = o.queue[1:]
	o.size -= len(l.body)
	if l.key != "" {
		delete(o.keyed, l.key)
	}
	return l.body, true
}
