package lsptest

import (
	"bufio"
	"fmt"
	"net"
	"testing"
)

// Raw waits for the response to its request and ignores everything else, even a request with the same id.
func TestRawFindsTheResponse(t *testing.T) {
	client, server := net.Pipe()
	defer client.Close()
	const response = `{"jsonrpc":"2.0","id":2,"result":["b"]}`
	go func() {
		in := bufio.NewReader(server)
		for range 2 {
			if _, err := readMessage(in); err != nil {
				t.Error(err)
			}
		}
		for _, body := range []string{
			`{"jsonrpc":"2.0","method":"window/logMessage","params":{}}`,
			`{"jsonrpc":"2.0","id":2,"method":"workspace/diagnostic/refresh"}`,
			`{"jsonrpc":"2.0","id":1,"result":null}`,
			response,
		} {
			fmt.Fprintf(server, "Content-Length: %d\r\n\r\n%s", len(body), body)
		}
	}()
	c := NewRaw(client)
	first := c.Request(t, "textDocument/hover", Object{})
	got := c.Send(t, first, c.Request(t, "textDocument/codeLens", Object{}))
	if string(got.Start) != response || got.Size != len(response) {
		t.Errorf("got %d bytes: %s", got.Size, got.Start)
	}
}
