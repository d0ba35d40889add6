package transport

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"sync"
	"time"
)

// ListenTCP listens on address, such as 127.0.0.1:7777. With port 0, the system chooses one.
//
// Clients are not authenticated, so the address must be a loopback address.
func ListenTCP(ctx context.Context, address string) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", address, err)
	}
	// The system configuration determines what a name such as localhost resolves to.
	if at, ok := l.Addr().(*net.TCPAddr); !ok || !at.IP.IsLoopback() {
		_ = l.Close()
		return nil, fmt.Errorf("listen on %s: %s is not a loopback address", address, l.Addr())
	}
	return l, nil
}

// ListenPipe listens on a Unix domain socket at path. It creates the socket, which only the user may connect to, and replaces
// an existing one. Closing the listener removes it.
func ListenPipe(ctx context.Context, path string) (net.Listener, error) {
	l, err := listenPipe(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", path, err)
	}
	return l, nil
}

// The delays after failed attempts to accept a connection.
const (
	firstDelay = 5 * time.Millisecond
	lastDelay  = time.Second
)

// Accept runs serve for every client that l accepts, until ctx ends, and closes l. A failed attempt to accept a connection does
// not end it: the process has run out of file descriptors, or a connection was reset before it was accepted. log is for what
// concerns no single client.
func Accept(ctx context.Context, l net.Listener, log *slog.Logger, serve func(net.Conn) error) error {
	defer context.AfterFunc(ctx, func() { _ = l.Close() })()
	defer l.Close()
	var clients sync.WaitGroup
	defer clients.Wait()
	delay := time.Duration(0) // 0 unless the last attempt failed
	for ctx.Err() == nil {
		conn, err := l.Accept()
		switch {
		case errors.Is(err, net.ErrClosed), errors.Is(err, os.ErrClosed):
			return nil
		case err != nil && delay == 0:
			log.Warn("cannot accept connections, retrying", "address", l.Addr(), "error", err)
			delay = firstDelay
			waitFor(ctx.Done(), delay)
			continue
		case err != nil:
			delay = min(2*delay, lastDelay)
			waitFor(ctx.Done(), delay)
			continue
		}
		delay = 0
		clients.Go(func() {
			if err := serve(conn); errors.Is(err, errFraming) {
				log.Warn("connection closed", "address", l.Addr(), "error", err)
			}
		})
	}
	return nil
}
