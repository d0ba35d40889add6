package server

import (
	"context"
	"io"
	"log/slog"
	"net"

	"plugin-manifest-ls/internal/workspace"
	"plugin-manifest-ls/server/transport"
)

// Options configures a server. The zero value is valid.
type Options struct {
	Version    string           // of the program, reported to the client
	Build      string           // how the program was built, for reports; empty if it is unknown
	Log        io.Writer        // receives all log records until Serve returns; nil for none
	Warnings   io.Writer        // receives what concerns no single client of a listener; nil for none
	NoDisk     bool             // the operating system has no files; all are those of the client
	LastCommit workspace.LookUp // finds committed manifests; nil if manifests are not compared with them
	Reporter   Reporter         // describes the workspace; nil in a browser, for which that is too large
	MaxMessage int64            // largest message that is read, in bytes; 0 for 256 MB

	setUp func(*session) // of a test
}

// Serve communicates with the client at the other end of rwc until one of them ends the session, and closes rwc. It returns the
// exit code that the protocol requires of the process, and an error if the end was not the client's choice or the client
// violated the protocol.
func Serve(ctx context.Context, rwc io.ReadWriteCloser, opts Options) (exitCode int, err error) {
	conn := transport.New(ctx, rwc, transport.Options{Name: name, Log: opts.Log, MaxMessage: opts.MaxMessage})
	s := newSession(conn, opts)
	if opts.setUp != nil {
		opts.setUp(s)
	}
	return conn.Run(s.route)
}

// ServeTCP serves every client that connects to address, such as 127.0.0.1:7777, until ctx ends. With port 0, the system chooses
// one. If ready is not nil, it is called with the address in use.
//
// Clients are not authenticated, so the address must be a loopback address.
func ServeTCP(ctx context.Context, address string, opts Options, ready func(net.Addr)) error {
	l, err := transport.ListenTCP(ctx, address)
	if err != nil {
		return err
	}
	return accept(ctx, l, opts, ready)
}

// ServePipe serves every client that connects to the Unix domain socket at path, until ctx ends. It creates the socket, which
// only the user may connect to, replaces an existing one, and removes it at the end.
func ServePipe(ctx context.Context, path string, opts Options, ready func(net.Addr)) error {
	l, err := transport.ListenPipe(ctx, path)
	if err != nil {
		return err
	}
	return accept(ctx, l, opts, ready)
}

func accept(ctx context.Context, l net.Listener, opts Options, ready func(net.Addr)) error {
	if ready != nil {
		ready(l.Addr())
	}
	return transport.Accept(ctx, l, listenLog(opts), func(conn net.Conn) error {
		_, err := Serve(ctx, conn, opts)
		return err
	})
}

// listenLog returns a logger for what concerns no single client.
func listenLog(opts Options) *slog.Logger {
	var handlers []slog.Handler
	for _, w := range []io.Writer{opts.Log, opts.Warnings} {
		if w != nil {
			handlers = append(handlers, slog.NewTextHandler(w, nil))
		}
	}
	return slog.New(slog.NewMultiHandler(handlers...))
}
