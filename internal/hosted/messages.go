package hosted

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"sync"
)

// Messages is a connection to a client that exchanges the bodies of messages, without headers.
type Messages struct {
	send func(body []byte)

	mu       sync.Mutex
	received sync.Cond // of mu: a message was received, or the connection was closed
	in       []byte    // framed messages that have not been read yet
	closed   bool

	out []byte // the beginning of a framed message
}

// NewMessages returns a connection that calls send with the body of each message for the client. send must not keep it.
func NewMessages(send func(body []byte)) *Messages {
	m := &Messages{send: send}
	m.received.L = &m.mu
	return m
}

// Receive adds a message of the client, which is copied. It does not block.
func (m *Messages) Receive(body []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.in = fmt.Appendf(m.in, "Content-Length: %d\r\n\r\n", len(body))
	m.in = append(m.in, body...)
	m.received.Signal()
}

// Read implements [io.Reader] with the received messages, each with a header.
func (m *Messages) Read(p []byte) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for len(m.in) == 0 && !m.closed {
		m.received.Wait()
	}
	if len(m.in) == 0 {
		return 0, io.EOF
	}
	n := copy(p, m.in)
	m.in = m.in[n:]
	if len(m.in) == 0 {
		m.in = nil
	}
	return n, nil
}

// Write implements [io.Writer] for messages with headers, and sends each when it is complete. It is not called concurrently.
func (m *Messages) Write(p []byte) (int, error) {
	m.out = append(m.out, p...)
	for {
		header, rest, ok := bytes.Cut(m.out, []byte("\r\n\r\n"))
		if !ok {
			return len(p), nil
		}
		length, err := strconv.Atoi(string(bytes.TrimPrefix(header, []byte("Content-Length: "))))
		if err != nil {
			return 0, fmt.Errorf("header of a message: %w", err)
		}
		if len(rest) < length {
			return len(p), nil
		}
		m.send(rest[:length])
		if m.out = rest[length:]; len(m.out) == 0 {
			m.out = nil
		}
	}
}

// Close implements [io.Closer].
func (m *Messages) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	m.received.Broadcast()
	return nil
}
