package transport

import (
	"errors"
	"net"
	"testing"
	"time"
)

// A client that reads nothing is disconnected when even small messages do not fit into the queue.
func TestClientThatLeavesTheQueueFullIsDisconnected(t *testing.T) {
	ours, theirs := net.Pipe()
	out := newQueue(ours, Options{MaxQueued: 1 << 20})
	small := make([]byte, smallMessage)
	for range (out.limit + reserved) / smallMessage {
		if err := out.put(small); err != nil {
			t.Fatal(err)
		}
	}
	var err error
	for range 2 { // the first one may have been taken from the queue already
		if err == nil {
			err = out.put(small)
		}
	}
	if !errors.Is(err, errUnread) {
		t.Errorf("got %v, want %v", err, errUnread)
	}
	_ = theirs.Close()
	out.flush(time.Second)
}
