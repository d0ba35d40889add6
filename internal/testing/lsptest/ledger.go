package lsptest

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Ledger records which tests really exchange which messages with a server. The zero value is empty.
type Ledger struct {
	mu    sync.Mutex
	tests map[Message]map[string]bool // by message, the names of top-level tests
}

// Message is a request or notification of the protocol, in one of the directions.
type Message struct {
	Method     string
	FromServer bool
}

// Record has the ledger record what the test of c exchanges from now on: a request when it is answered with a result
// that is not empty, a notification when it is sent to an initialized server, a notification of the server when the
// test has read it, and a request of the server when the test has answered it with a custom function.
func (c *Client) Record(l *Ledger) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ledger = l
}

// Tests returns the tests that exchange m, those that send the fewest other messages first.
func (l *Ledger) Tests(m Message) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	sent := map[string]int{}
	for m, tests := range l.tests {
		for name := range tests {
			if !m.FromServer {
				sent[name]++
			}
		}
	}
	return slices.SortedFunc(maps.Keys(l.tests[m]), func(a, b string) int {
		return cmp.Or(sent[a]-sent[b], strings.Compare(a, b))
	})
}

// add records m for a test, which may be a subtest. A nil ledger records nothing.
func (l *Ledger) add(m Message, test string) {
	top, _, _ := strings.Cut(test, "/")
	if l == nil || !strings.HasPrefix(top, "Test") {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.tests == nil {
		l.tests = map[Message]map[string]bool{}
	}
	if l.tests[m] == nil {
		l.tests[m] = map[string]bool{}
	}
	l.tests[m][top] = true
}

// shows reports whether an answer shows that a method is served: an empty one is also given for a document that the
// server does not have. The answer to shutdown is always null.
func shows(method string, result json.RawMessage) bool {
	if method == "shutdown" {
		return true
	}
	var list []json.RawMessage
	if json.Unmarshal(result, &list) == nil {
		return len(list) > 0 // null is an empty list as well
	}
	var object map[string]json.RawMessage
	if json.Unmarshal(result, &object) != nil {
		return true // a string, for example
	}
	for _, name := range []string{"items", "data"} {
		if content, ok := object[name]; ok {
			return shows("", content)
		}
	}
	return len(object) > 0
}
