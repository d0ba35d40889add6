package server

import (
	"bytes"
	"encoding/json"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"plugin-manifest-ls/internal/testing/effort"
)

// exchange sends bodies to a server and returns the bodies that it sends.
func exchange(t *testing.T, bodies []string) [][]byte {
	t.Helper()
	var in strings.Builder
	for _, body := range bodies {
		in.WriteString("Content-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n" + body)
	}
	out := &recorder{}
	if _, err := Serve(t.Context(), duplex{io.NopCloser(strings.NewReader(in.String())), out}, Options{}); err != nil {
		t.Fatal(err)
	}
	return out.bodies(t)
}

// recorder records what is written to it.
type recorder struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (r *recorder) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.all.Write(p)
}

// Close implements [io.Closer].
func (r *recorder) Close() error { return nil }

func (r *recorder) bodies(t *testing.T) [][]byte {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	var all [][]byte
	for rest := r.all.Bytes(); len(rest) > 0; {
		header, after, _ := bytes.Cut(rest, []byte("\r\n\r\n"))
		n, err := strconv.Atoi(strings.TrimPrefix(string(header), "Content-Length: "))
		if err != nil || n > len(after) {
			t.Fatalf("the server sent the header %q", header)
		}
		all, rest = append(all, after[:n]), after[n:]
	}
	return all
}

// wantValid asserts that everything that the server sends is JSON in UTF-8.
func wantValid(t *testing.T, bodies []string) [][]byte {
	t.Helper()
	sent := exchange(t, bodies)
	if len(sent) == 0 {
		t.Fatalf("no answer to %q", bodies)
	}
	for _, body := range sent {
		if !utf8.Valid(body) || !json.Valid(body) {
			t.Errorf("the server sent %q after %q", body, bodies)
		}
	}
	return sent
}

const (
	initializeVerbose = `{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"trace":"verbose","capabilities":{}}}`
	openFaulty        = `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///ext/plugin-manifest.json","languageId":"json","version":1,"text":"{\"service\":\"DESK\",\"connectors\":[{\"connectionLinkName\":\"a b\",\"x\":1}]}"}}}`
)

// echoes has messages that the server repeats in part.
var echoes = []string{
	`{"jsonrpc":"2.0","id":1,"method":"no/such"}`,
	`{"jsonrpc":"2.0","id":"one","method":"no/such"}`,
	`[{"jsonrpc":"2.0","id":"two","method":"no/such"}]`,
	`{"jsonrpc":"2.0","id":3,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///ext/plugin-manifest.json"},"position":{"line":0,"character":45}}}`,
	`{"jsonrpc":"2.0","id":4,"method":"textDocument/hover","params":{"textDocument":7}}`,
	`{"jsonrpc":"2.0","id":5,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"file:///ext/plugin-manifest.json"}}}`,
	`{"jsonrpc":"2.0","id":6,"method":"workspace/executeCommand","params":{"command":"other","arguments":["x"]}}`,
	`{"jsonrpc":"2.0","id":7,"method":"workspace/executeCommand","params":{"command":"plugin-manifest-ls.addConnector","arguments":[{"uri":"file:///no"}]}}`,
	`{"jsonrpc":"2.0","id":8,"method":"workspace/executeCommand","params":{"command":"plugin-manifest-ls.explain","arguments":["other"]}}`,
	`{"jsonrpc":"2.0","id":9,"method":"textDocument/rename","params":{"textDocument":{"uri":"file:///ext/plugin-manifest.json"},"position":{"line":0,"character":55},"newName":"b c"}}`,
	`{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":{"pluginManifest":{"rules":{"no-such":"loud"}}}}}`,
	`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///no","version":2},"contentChanges":[{"text":"{}"}]}}`,
	openFaulty,
}

// Invalid UTF-8 that the server repeats becomes U+FFFD.
func TestInvalidUTF8IsReplaced(t *testing.T) {
	for _, body := range []string{
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no/\xff\"}",
		"{\"jsonrpc\":\"2.0\",\"id\":\"\xff\",\"method\":\"no/such\"}",
		"[{\"jsonrpc\":\"2.0\",\"id\":\"\xff\",\"method\":\"no/such\"}]",
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"workspace/executeCommand\",\"params\":{\"command\":\"\xff\",\"arguments\":[1]}}",
	} {
		sent := wantValid(t, []string{initializeVerbose, body})
		if !bytes.Contains(bytes.Join(sent, nil), []byte("\uFFFD")) {
			t.Errorf("%q: the server sent %s", body, bytes.Join(sent, nil))
		}
	}
}

// Whatever the server receives, what it sends is JSON in UTF-8.
func TestSentMessagesAreValid(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 0))
	odd := []string{"\xff", "\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x00", "\x1f", "\x7f", "\u2028", `\ud800`, `\udc00x`, `\u0000`, `\"`, `\`, `"`}
	for range 300/effort.Divisor + 1 {
		bodies := []string{initializeVerbose, openFaulty}
		for _, body := range echoes {
			for range random.IntN(4) {
				at := random.IntN(len(body) + 1)
				body = body[:at] + odd[random.IntN(len(odd))] + body[at:]
			}
			bodies = append(bodies, body)
		}
		wantValid(t, bodies)
	}
}

func FuzzSentMessagesAreValid(f *testing.F) {
	for _, body := range echoes {
		f.Add([]byte(body))
	}
	f.Add([]byte("{\"jsonrpc\":\"2.0\",\"id\":\"\xff\",\"method\":\"no/\xff\"}"))
	f.Fuzz(func(t *testing.T, body []byte) {
		wantValid(t, []string{initializeVerbose, openFaulty, string(body)})
	})
}
