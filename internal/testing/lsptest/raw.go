package lsptest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
)

// peeked is how many bytes of a message [Raw] looks at.
const peeked = 200

// Raw is a client for measurements. It decodes no message, so that the time is that of the server, and ignores the
// notifications and requests of the server.
type Raw struct {
	out  io.Writer
	in   *bufio.Reader
	last int // id of the last request
}

// NewRaw returns a client that reads from rw and writes to it.
func NewRaw(rw io.ReadWriter) *Raw {
	return &Raw{out: rw, in: bufio.NewReaderSize(rw, 1<<20)}
}

// Frame is an encoded message with its header.
type Frame struct {
	id    int // 0 for a notification
	bytes []byte
}

// Response is what [Raw] keeps of a response.
type Response struct {
	Start []byte // at most 200 bytes
	Size  int    // bytes without the header
}

// Request encodes a request. Requests must be sent in the order in which they were encoded.
func (c *Raw) Request(t testing.TB, method string, params any) Frame {
	t.Helper()
	c.last++
	return Frame{c.last, encode(t, Object{"jsonrpc": "2.0", "id": c.last, "method": method, "params": params})}
}

// Notification encodes a notification.
func (c *Raw) Notification(t testing.TB, method string, params any) Frame {
	t.Helper()
	return Frame{0, encode(t, Object{"jsonrpc": "2.0", "method": method, "params": params})}
}

// Send sends messages and waits for the response to the last one if that is a request. An error as the response, or the
// end of the connection, fails the test.
func (c *Raw) Send(t testing.TB, frames ...Frame) Response {
	t.Helper()
	written := make(chan error, 1)
	go func() { // the server may write, too, before it has read everything
		for _, frame := range frames {
			if _, err := c.out.Write(frame.bytes); err != nil {
				written <- err
				return
			}
		}
		written <- nil
	}()
	var response Response
	if id := frames[len(frames)-1].id; id > 0 {
		response = c.await(t, id)
	}
	if err := <-written; err != nil {
		t.Fatal(err)
	}
	return response
}

// Call sends a request and waits for its response.
func (c *Raw) Call(t testing.TB, method string, params any) Response {
	t.Helper()
	return c.Send(t, c.Request(t, method, params))
}

// Notify sends a notification.
func (c *Raw) Notify(t testing.TB, method string, params any) {
	t.Helper()
	c.Send(t, c.Notification(t, method, params))
}

func (c *Raw) await(t testing.TB, id int) Response {
	t.Helper()
	for {
		length, err := c.header()
		if err != nil {
			t.Fatalf("waiting for response %d: %v", id, err)
		}
		start, err := c.in.Peek(min(length, peeked))
		if err != nil {
			t.Fatalf("waiting for response %d: %v", id, err)
		}
		start = bytes.Clone(start)
		if _, err := c.in.Discard(length); err != nil {
			t.Fatalf("reading response %d: %v", id, err)
		}
		if !bytes.Contains(start, fmt.Appendf(nil, `"id":%d,`, id)) || bytes.Contains(start, []byte(`"method":`)) {
			continue
		}
		if !bytes.Contains(start, []byte(`"result":`)) {
			t.Fatalf("response %d has no result: %s", id, start)
		}
		return Response{start, length}
	}
}

// header reads the header of a message and returns the length of its body.
func (c *Raw) header() (length int, err error) {
	for {
		line, err := c.in.ReadString('\n')
		if err != nil {
			return 0, err
		}
		if line == "\r\n" {
			return length, nil
		}
		if digits, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			if length, err = strconv.Atoi(strings.TrimSpace(digits)); err != nil {
				return 0, err
			}
		}
	}
}

func encode(t testing.TB, message Object) []byte {
	t.Helper()
	body, err := json.Marshal(message)
	if err != nil {
		t.Fatal(err)
	}
	return append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(body)), body...)
}
