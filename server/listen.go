package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"sync"
)

// ServeTCP serves every client that connects to address, such as 127.0.0.1:7777, until ctx ends.
// With port 0 the system chooses one; ready, which may be nil, is told what became of it.
func ServeTCP(ctx context.Context, address string, opts Options, ready func(net.Addr)) error {
	return listen(ctx, "tcp", address, opts, ready)
}

// ServePipe does the same on the Unix domain socket at path, which it makes and removes.
func ServePipe(ctx context.Context, path string, opts Options, ready func(net.Addr)) error {
	return listen(ctx, "unix", path, opts, ready)
}

func listen(ctx context.Context, network, address string, opts Options, ready func(net.Addr)) error {
	l, err := (&net.ListenConfig{}).Listen(ctx, network, address)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", address, err)
	}
	defer context.AfterFunc(ctx, func() { _ = l.Close() })()
	defer l.Close()
	if ready != nil {
		ready(l.Addr())
	}
	var clients sync.WaitGroup
	defer clients.Wait()
	for {
		conn, err := l.Accept()
		if errors.Is(err, net.ErrClosed) || errors.Is(err, os.ErrClosed) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("accept on %s: %w", address, err)
		}
		clients.Go(func() {
			// What ended one client's session is logged in it and concerns no other.
			_, _ = Serve(ctx, conn, opts)
		})
	}
}
