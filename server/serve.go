package server

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// The exit codes of a session.
const (
	ExitClean           = 0 // the client said shutdown
	ExitWithoutShutdown = 1 // the client said exit but not shutdown
	ExitAbandoned       = 2 // the client went away, or the context ended
	ExitBroken          = 3 // what the client sends is no message, or it does not read
)

// Options says how to serve. The zero value serves.
type Options struct {
	Version    string    // of the program, told to the client
	Log        io.Writer // everything worth logging goes here until Serve returns; nil for nowhere
	Warnings   io.Writer // a listener writes here what concerns no client; nil for nowhere
	MaxMessage int64     // bytes of a message that is read; 0 for 256 MB

	grace time.Duration  // for what is still going on at the end; 0 for a second
	setUp func(*session) // of a test
}

// Serve speaks with the client at the other end of rwc until one of them goes, and closes rwc. It
// returns the exit code the protocol wants from the process, and an error if the client was not to
// blame for the end or did not keep to the protocol.
func Serve(ctx context.Context, rwc io.ReadWriteCloser, opts Options) (exitCode int, err error) {
	if opts.grace == 0 {
		opts.grace = time.Second
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	out := newQueue(rwc)
	level := &slog.LevelVar{}
	level.Set(slog.LevelWarn)
	var file io.Writer
	if opts.Log != nil {
		until := &sessionLog{w: opts.Log}
		defer until.close()
		file = until
	}
	log := newLogger(out, level, file)
	in := newStream(rwc, out, opts.MaxMessage, opts.grace, log)
	s := newSession(ctx, out, log, level, opts.Version)
	answerable, hangUp := context.WithCancel(ctx)
	defer hangUp()
	s.hangUp = hangUp
	in.exited, in.onEnd = s.left, hangUp
	if opts.setUp != nil {
		opts.setUp(s)
	}

	conn := jsonrpc2.NewConn(in, jsonrpc2.WithCodec(codec{}))
	s.client = protocol.ClientDispatcher(caller{conn, answerable})
	conn.Go(ctx, s.handler())

	exitCode, err = s.wait(ctx, in)
	if err != nil {
		log.Warn("the session ends", "error", err)
	}
	cancel()
	out.flush(opts.grace)
	closing := rwc.Close()
	// The goroutines of the connection end now, unless one is in a read of standard input, which goes
	// on though that is closed.
	waitFor(conn.Done(), min(opts.grace, 100*time.Millisecond))
	return exitCode, errors.Join(err, closing)
}

// wait waits for the end of the session and says what it was.
func (s *session) wait(ctx context.Context, in *stream) (int, error) {
	select {
	case <-in.ended:
	case <-s.watchdog.gone:
		return ExitAbandoned, nil
	case <-s.out.failed:
		if errors.Is(s.out.err, errUnread) {
			return ExitBroken, errUnread
		}
		// The client has closed its end: what it has said last decides, and comes at once.
		waitFor(in.ended, in.grace)
	case <-ctx.Done():
		return ExitAbandoned, ctx.Err()
	}
	switch {
	case phase(s.phase.Load()) == stopping:
		return ExitClean, nil
	case isClosed(in.exited):
		return ExitWithoutShutdown, nil
	case isClosed(in.ended) && errors.Is(in.err, errFraming):
		return ExitBroken, in.err
	default:
		return ExitAbandoned, nil
	}
}

// waitFor waits until c is closed, at most d.
func waitFor(c <-chan struct{}, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-c:
	case <-timer.C:
	}
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
