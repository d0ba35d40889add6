package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"sync"
	"time"
)

// ServeTCP serves every client that connects to address, such as 127.0.0.1:7777, until ctx ends.
// With port 0 the system chooses one. If ready is not nil, it is called with the address in use.
//
// Clients are not authenticated, so the address must be a loopback address.
func ServeTCP(ctx context.Context, address string, opts Options, ready func(net.Addr)) error {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", address, err)
	}
	// A name such as localhost resolves to whatever the system is configured for.
	if at, ok := l.Addr().(*net.TCPAddr); !ok || !at.IP.IsLoopback() {
		_ = l.Close()
		return fmt.Errorf("listen on %s: %s is not a loopback address", address, l.Addr())
	}
	return accept(ctx, l, opts, ready)
}

// ServePipe serves every client that connects to the Unix domain socket at path, until ctx ends. It creates the
// socket, which only the user may connect to, replaces one that is there, and removes it at the end.
func ServePipe(ctx context.Context, path string, opts Options, ready func(net.Addr)) error {
	l, err := listenPipe(ctx, path)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", path, err)
	}
	return accept(ctx, l, opts, ready)
}

// The delays after failed attempts to accept a connection.
const (
	firstDelay = 5 * time.Millisecond
	lastDelay  = time.Second
)

// accept serves the clients that l accepts and closes l. An error of Accept does not end it: the process has run
// out of file descriptors, or a connection was reset before it was accepted.
func accept(ctx context.Context, l net.Listener, opts Options, ready func(net.Addr)) error {
	defer context.AfterFunc(ctx, func() { _ = l.Close() })()
	defer l.Close()
	log := listenLog(opts)
	if ready != nil {
		ready(l.Addr())
	}
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
			if _, err := Serve(ctx, conn, opts); errors.Is(err, errFraming) {
				log.Warn("connection closed", "address", l.Addr(), "error", err)
			}
		})
	}
	return nil
}

// listenLog returns a logger for what concerns no client.
func listenLog(opts Options) *slog.Logger {
	var handlers []slog.Handler
	for _, w := range []io.Writer{opts.Log, opts.Warnings} {
		if w != nil {
			handlers = append(handlers, slog.NewTextHandler(w, nil))
		}
	}
	return slog.New(slog.NewMultiHandler(handlers...))
}
