package transport

import (
	"bufio"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// attack is the body of a request that a web page makes a browser send: two messages that the server
// would execute.
const attack = `[{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}},{"jsonrpc":"2.0","id":2,"method":"shutdown"}]`

func TestHTTPIsRejected(t *testing.T) {
	length := fmt.Sprintf("Content-Length: %d\r\n", len(attack))
	requests := map[string]string{
		"first colon in the target": "POST /a:b HTTP/1.1\r\n" + length + "\r\n",
		"browser": "POST /a:b HTTP/1.1\r\nHost: 127.0.0.1:7777\r\nOrigin: https://example.com\r\n" +
			"Content-Type: text/plain;charset=UTF-8\r\n" + length + "\r\n",
		"absolute target":       "POST http://127.0.0.1:7777/ HTTP/1.1\r\n" + length + "\r\n",
		"no colon in the line":  "POST / HTTP/1.1\r\n" + length + "\r\n",
		"line after the length": length + "POST /a:b HTTP/1.1\r\n\r\n",
		"proxy":                 "CONNECT 127.0.0.1:7777 HTTP/1.1\r\n" + length + "\r\n",
		"HTTP/2":                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + length + "\r\n",
		"TLS":                   "\x16\x03\x01\x02\x00\x01\x00\n" + length + "\r\n",
		"chunked":               "Transfer-Encoding: chunked\r\n" + length + "\r\n",
		"Host":                  "Host: 127.0.0.1\r\n" + length + "\r\n",
	}
	for _, verb := range []string{"GET", "PUT", "OPTIONS", "HEAD", "DELETE", "PATCH", "M-SEARCH"} {
		requests[verb] = verb + " /a:b HTTP/1.1\r\n" + length + "\r\n"
	}
	for name, header := range requests {
		t.Run(name, func(t *testing.T) {
			var log strings.Builder
			r := start(t, Options{Log: &log}, nil)
			go func() {
				r.Write(header + attack)
				r.Close()
			}()
			if end := <-r.end; end.code != ExitBroken || !errors.Is(end.err, errFraming) {
				t.Errorf("ended with %d, %v", end.code, end.err)
			}
			if now := phase(r.server.phase.Load()); now != uninitialized {
				t.Errorf("the body was executed: phase %d", now)
			}
			if n := strings.Count(log.String(), "\n"); n != 1 || !strings.Contains(log.String(), "not a message header") {
				t.Errorf("logged %d lines: %s", n, &log)
			}
		})
	}
}

func TestReadHeader(t *testing.T) {
	tests := []struct {
		header string
		length int64
		err    string // part of it; empty for none
	}{
		{"Content-Length: 5\r\n\r\n", 5, ""},
		{"content-LENGTH:5\n\n", 5, ""},
		{"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length:\t5 \r\n\r\n", 5, ""},
		{"Content-Length: 0\r\n\r\n", 0, ""},
		{"Content-Length: 5\r\nContent-Length: 5\r\n\r\n", 0, "duplicate"},
		{"Content-Length: 5\r\ncontent-length: 6\r\n\r\n", 0, "duplicate"},
		{"Content-Length: 5\r\nContent-Type: a\r\nContent-Type: b\r\n\r\n", 0, "duplicate"},
		{"Content-Length : 5\r\n\r\n", 0, "unknown field"},
		{" Content-Length: 5\r\n\r\n", 0, "unknown field"},
		{"Content-Type: a\r\n Content-Length: 5\r\n\r\n", 0, "unknown field"},
		{"Content-Type: a\r\n b\r\nContent-Length: 5\r\n\r\n", 0, "without a colon"},
		{"Content Length: 5\r\n\r\n", 0, "unknown field"},
		{"X-Trace: 1\r\nContent-Length: 5\r\n\r\n", 0, "unknown field"},
		{": 5\r\n\r\n", 0, "unknown field"},
		{"\x00Content-Length: 5\r\n\r\n", 0, "control character"},
		{"Content-Length: 5\x00\r\n\r\n", 0, "control character"},
		{"Content-Length: 5\r\r\n\r\n", 0, "control character"},
		{"Content-Type: a\rContent-Length: 5\r\n\r\n", 0, "control character"},
		{"Content-Length: +5\r\n\r\n", 0, "must be a number"},
		{"Content-Length: -5\r\n\r\n", 0, "must be a number"},
		{"Content-Length: 0x5\r\n\r\n", 0, "must be a number"},
		{"Content-Length: 5, 5\r\n\r\n", 0, "must be a number"},
		{"Content-Length:\r\n\r\n", 0, "must be a number"},
		{"Content-Length: 99999999999999999999\r\n\r\n", 0, "must be a number"},
		{"\r\n", 0, "no Content-Length"},
		{"Content-Type: " + strings.Repeat("a", maxHeaderLine) + "\r\nContent-Length: 5\r\n\r\n", 0, "longer"},
	}
	for _, test := range tests {
		length, size, err := readHeader(bufio.NewReaderSize(strings.NewReader(test.header), maxHeaderLine))
		if test.err == "" && (err != nil || length != test.length || size != len(test.header)) {
			t.Errorf("%q: length %d, size %d, %v", test.header, length, size, err)
		}
		if test.err != "" && (!errors.Is(err, errFraming) || !strings.Contains(err.Error(), test.err)) {
			t.Errorf("%q: got %v, want %q", test.header, err, test.err)
		}
	}
}
