package transport

import (
	"context"
	"log/slog"
	"net"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// failing is a listener that cannot accept a connection for a while.
type failing struct {
	net.Listener
	left atomic.Int32 // failures to come
}

func (f *failing) Accept() (net.Conn, error) {
	if f.left.Add(-1) >= 0 {
		return nil, &net.OpError{Op: "accept", Err: os.NewSyscallError("accept4", syscall.EMFILE)}
	}
	return f.Listener.Accept()
}

func TestAcceptRetries(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	f := &failing{Listener: l}
	f.left.Store(4)
	ctx, cancel := context.WithCancel(t.Context())
	var log strings.Builder
	end := make(chan error, 1)
	go func() {
		end <- Accept(ctx, f, slog.New(slog.NewTextHandler(&log, nil)), func(conn net.Conn) error {
			_, end := serve(ctx, conn, Options{}, nil)
			return (<-end).err
		})
	}()
	conn, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	lsptest.New(t, conn).Initialize(nil)
	cancel()
	if err := <-end; err != nil {
		t.Error(err)
	}
	if n := strings.Count(log.String(), "\n"); n != 1 || !strings.Contains(log.String(), "too many open files") {
		t.Errorf("logged %d lines: %s", n, &log)
	}
}

// A context ends the wait for the next attempt.
func TestAcceptEndsWithContext(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	f := &failing{Listener: l}
	f.left.Store(1 << 30)
	ctx, cancel := context.WithCancel(t.Context())
	end := make(chan error, 1)
	go func() { end <- Accept(ctx, f, slog.New(slog.DiscardHandler), nil) }()
	cancel()
	if err := <-end; err != nil {
		t.Error(err)
	}
}

func TestListenersAreLocal(t *testing.T) {
	_, err := ListenTCP(t.Context(), "0.0.0.0:0")
	if err == nil || !strings.Contains(err.Error(), "not a loopback address") {
		t.Errorf("got %v", err)
	}
}
