// Package lsptest is a client of the Language Server Protocol for tests. It connects to a server over any connection, as an
// editor does, and can also send invalid messages.
package lsptest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.lsp.dev/protocol"
)

// patience is the timeout of a wait, unless [Client.Patience] was called. It only limits how long a failure takes, also on a
// busy machine.
const patience = 3 * time.Minute

// Client is one client. A wait that times out fails the test.
type Client struct {
	t   testing.TB
	rwc io.ReadWriteCloser

	writing sync.Mutex
	running sync.WaitGroup // the goroutine that reads, and those that reply

	mu      sync.Mutex
	changed sync.Cond // of mu: a message was received or the connection ended
	last    int       // id of the last call
	traffic traffic
	answers map[string][]message
	notes   map[string][]json.RawMessage // notifications by method, in order
	replies map[string]func(params json.RawMessage) any
	events  int // received notifications and requests
	ledger  *Ledger
	served  bool // the server has answered initialize
	ended   error

	patience time.Duration
}

// Error is the error of a response.
type Error struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (e *Error) Error() string { return fmt.Sprintf("%d: %s", e.Code, e.Message) }

type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *Error          `json:"error"`
}

// New returns a client that starts to read from rwc. The connection is closed at the end of the test.
func New(t testing.TB, rwc io.ReadWriteCloser) *Client {
	t.Helper()
	c := NewMute(t, rwc)
	c.running.Go(c.read)
	return c
}

// NewMute returns a client that never reads.
func NewMute(t testing.TB, rwc io.ReadWriteCloser) *Client {
	t.Helper()
	c := &Client{
		t:        t,
		rwc:      rwc,
		answers:  map[string][]message{},
		notes:    map[string][]json.RawMessage{},
		replies:  map[string]func(json.RawMessage) any{},
		patience: patience,
		traffic:  traffic{calls: map[string][]string{}, partial: map[string]string{}},
	}
	c.changed.L = &c.mu
	t.Cleanup(func() {
		c.Close()
		c.running.Wait() // a goroutine that reports a failure must not outlive the test
	})
	return c
}

// Patience sets the timeout of waits. It must be called before the first one.
func (c *Client) Patience(d time.Duration) { c.patience = d }

// Close closes the connection.
func (c *Client) Close() { _ = c.rwc.Close() }

// Write sends bytes as they are.
func (c *Client) Write(raw string) {
	c.writing.Lock()
	defer c.writing.Unlock()
	if _, err := io.WriteString(c.rwc, raw); err != nil {
		c.t.Logf("write: %v", err)
	}
}

// Send sends body with a header.
func (c *Client) Send(body string) {
	c.Write("Content-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n" + body)
}

// Notify sends a notification; nil params are left out.
func (c *Client) Notify(method string, params any) {
	c.t.Helper()
	c.mu.Lock()
	if c.served {
		c.ledger.add(Message{Method: method}, c.t.Name())
	}
	c.mu.Unlock()
	c.Send(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q%s}`, method, c.encode(params)))
}

// Call is a request that was sent.
type Call struct {
	c  *Client
	ID string // as in the message, JSON
}

// Go sends a request.
func (c *Client) Go(method string, params any) *Call {
	c.t.Helper()
	c.mu.Lock()
	c.last++
	id := strconv.Itoa(c.last)
	c.mu.Unlock()
	return c.GoAs(id, method, params)
}

// GoAs sends a request with an id, which is JSON.
func (c *Client) GoAs(id, method string, params any) *Call {
	c.t.Helper()
	encoded := c.encode(params)
	c.mu.Lock()
	c.traffic.called(id, method, encoded)
	c.mu.Unlock()
	c.Send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"method":%q%s}`, id, method, encoded))
	return &Call{c, id}
}

// Await waits for the response and decodes it into result, unless result is nil.
func (call *Call) Await(result any) error {
	call.c.t.Helper()
	return call.c.Answer(call.ID, result)
}

// Call sends a request and waits for its response.
func (c *Client) Call(method string, params, result any) error {
	c.t.Helper()
	return c.Go(method, params).Await(result)
}

// Answer waits for the response to an id, which is JSON; null is the id of responses to invalid messages.
func (c *Client) Answer(id string, result any) error {
	c.t.Helper()
	var m message
	c.await("a response to "+id, func() bool {
		queue := c.answers[id]
		if len(queue) == 0 {
			return false
		}
		m, c.answers[id] = queue[0], queue[1:]
		if methods := c.traffic.calls[id]; m.Error == nil && len(methods) == 1 && shows(methods[0], m.Result) {
			c.served = c.served || methods[0] == "initialize"
			c.ledger.add(Message{Method: methods[0]}, c.t.Name())
		}
		return true
	})
	if m.Error != nil {
		return m.Error
	}
	if result != nil && len(m.Result) > 0 {
		if err := protocol.Unmarshal(m.Result, result); err != nil {
			c.t.Fatalf("decode %s: %v", m.Result, err)
		}
	}
	return nil
}

// Next waits for the next notification of method and decodes its parameters.
func (c *Client) Next(method string, params any) {
	c.t.Helper()
	var raw json.RawMessage
	c.await(method, func() bool {
		queue := c.notes[method]
		if len(queue) == 0 {
			return false
		}
		raw, c.notes[method] = queue[0], queue[1:]
		c.ledger.add(Message{Method: method, FromServer: true}, c.t.Name())
		return true
	})
	if err := protocol.Unmarshal(raw, params); err != nil {
		c.t.Fatalf("decode %s: %v", raw, err)
	}
}

// Unread returns the number of received notifications of method that [Client.Next] has not returned.
func (c *Client) Unread(method string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.notes[method])
}

// Events returns how many notifications and requests the server has sent.
func (c *Client) Events() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.events
}

// AwaitEvent waits until the server has sent more than n notifications and requests.
func (c *Client) AwaitEvent(n int) {
	c.t.Helper()
	c.await("an event", func() bool { return c.events > n })
}

// Reply answers requests of the server. Those without a reply are answered with null.
func (c *Client) Reply(method string, reply func(params json.RawMessage) any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.replies[method] = reply
}

// AwaitEnd waits until the server has closed the connection.
func (c *Client) AwaitEnd() {
	c.t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	stop := c.expire()
	defer stop()
	for c.ended == nil {
		c.changed.Wait()
	}
}

func (c *Client) await(what string, done func() bool) {
	c.t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	stop := c.expire()
	defer stop()
	for !done() {
		if c.ended != nil {
			c.t.Fatalf("waiting for %s: %v", what, c.ended)
		}
		c.changed.Wait()
	}
}

// expire ends the connection after the timeout.
func (c *Client) expire() (stop func() bool) {
	return time.AfterFunc(c.patience, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.ended = fmt.Errorf("timeout after %v", c.patience)
		c.changed.Broadcast()
	}).Stop
}

func (c *Client) read() {
	in := bufio.NewReader(c.rwc)
	for {
		body, err := readMessage(in)
		if err != nil {
			c.mu.Lock()
			c.ended = err
			c.changed.Broadcast()
			c.mu.Unlock()
			return
		}
		if bytes.HasPrefix(body, []byte("[")) {
			var batch []json.RawMessage
			if err := json.Unmarshal(body, &batch); err != nil {
				c.t.Errorf("the server sent %.200q: %v", body, err)
			}
			for _, item := range batch {
				c.receive(item)
			}
			continue
		}
		c.receive(body)
	}
}

func (c *Client) receive(body []byte) {
	var m message
	if err := json.Unmarshal(body, &m); err != nil {
		c.t.Errorf("the server sent %.200q: %v", body, err)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	defer c.changed.Broadcast()
	if err := c.traffic.check(m); err != nil {
		c.t.Errorf("invalid message from the server: %v", err)
	}
	if m.Method != "" {
		c.events++
	}
	switch {
	case m.Method != "" && m.ID != nil:
		reply := c.replies[m.Method]
		c.running.Go(func() { c.reply(m, reply) })
	case m.Method != "":
		c.notes[m.Method] = append(c.notes[m.Method], m.Params)
	default:
		id := "null"
		if m.ID != nil {
			id = string(m.ID)
		}
		c.answers[id] = append(c.answers[id], m)
	}
}

func (c *Client) reply(m message, reply func(json.RawMessage) any) {
	result := []byte("null")
	if reply != nil {
		var err error
		if result, err = protocol.Marshal(reply(m.Params)); err != nil {
			c.t.Errorf("encode: %v", err)
			return
		}
		c.mu.Lock()
		c.ledger.add(Message{Method: m.Method, FromServer: true}, c.t.Name())
		c.mu.Unlock()
	}
	c.Send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":%s}`, m.ID, result))
}

// encode returns params as a property at the end of a message, with a comma before it.
func (c *Client) encode(params any) string {
	c.t.Helper()
	if params == nil {
		return ""
	}
	if raw, ok := params.(json.RawMessage); ok { // sent as is, even if it is not JSON
		return `,"params":` + string(raw)
	}
	encoded, err := protocol.Marshal(params)
	if err != nil {
		c.t.Fatalf("encode: %v", err)
	}
	return `,"params":` + string(encoded)
}

func readMessage(in *bufio.Reader) ([]byte, error) {
	length := -1
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return nil, err
		}
		line = strings.TrimSpace(line)
		if line == "" {
			break
		}
		if value, found := strings.CutPrefix(line, "Content-Length: "); found {
			if length, err = strconv.Atoi(value); err != nil {
				return nil, err
			}
		}
	}
	if length < 0 {
		return nil, fmt.Errorf("header without Content-Length")
	}
	body := make([]byte, length)
	_, err := io.ReadFull(in, body)
	return body, err
}
