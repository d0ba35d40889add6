package lsptest

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Ledger records which tests exchange which messages with a server. The zero value is empty.
type Ledger struct {
	mu    sync.Mutex
	tests map[Message]map[string]bool // by message, the names of top-level tests
}

// Message is a request or notification in one direction.
type Message struct {
	Method     string
	FromServer bool
}

// Record makes the ledger record the messages of the test of c from now on: a request when its result is not empty, a
// notification when it is sent to an initialized server, a notification from the server when the test reads it, and a
// request from the server when the test answers it with a custom function.
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

// shows reports whether a result proves that a method is implemented: the result for an unknown document is also empty. The
// result of shutdown is always null.
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
