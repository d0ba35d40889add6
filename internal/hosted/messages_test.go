package hosted_test

import (
	"io"
	"slices"
	"testing"

	"plugin-manifest-ls/internal/hosted"
)

// What the server writes in any portions arrives as whole messages.
func TestWrittenPortions(t *testing.T) {
	const stream = "Content-Length: 2\r\n\r\n{}Content-Length: 0\r\n\r\nContent-Length: 4\r\n\r\n\"é\""
	for size := 1; size <= len(stream); size++ {
		var got []string
		m := hosted.NewMessages(func(body []byte) { got = append(got, string(body)) })
		for portion := range slices.Chunk([]byte(stream), size) {
			if n, err := m.Write(portion); n != len(portion) || err != nil {
				t.Fatalf("portions of %d bytes: wrote %d, %v", size, n, err)
			}
		}
		if want := []string{"{}", "", `"é"`}; !slices.Equal(got, want) {
			t.Errorf("portions of %d bytes: got %q, want %q", size, got, want)
		}
	}
}

func TestInvalidHeader(t *testing.T) {
	m := hosted.NewMessages(func([]byte) { t.Error("a message was sent") })
	if _, err := m.Write([]byte("Content-Length: x\r\n\r\n{}")); err == nil {
		t.Error("no error")
	}
}

// Received messages are read with headers, those before the end of the connection, too.
func TestReceivedMessages(t *testing.T) {
	m := hosted.NewMessages(nil)
	read := make(chan string)
	go func() {
		all, err := io.ReadAll(m)
		if err != nil {
			t.Error(err)
		}
		read <- string(all)
	}()
	body := []byte("{}")
	m.Receive(body)
	copy(body, "xx") // the message is copied
	m.Receive([]byte(`"é"`))
	_ = m.Close()
	if got, want := <-read, "Content-Length: 2\r\n\r\n{}Content-Length: 4\r\n\r\n\"é\""; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
