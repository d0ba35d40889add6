package transport

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// The exit codes of a session.
const (
	ExitClean           = 0 // the client sent shutdown
	ExitWithoutShutdown = 1 // the client sent exit but not shutdown
	ExitDisconnected    = 2 // the client disconnected or its process ended, or the context ended
	ExitBroken          = 3 // the client sends something other than messages, or does not read
)

// Options configures a connection. The zero value is valid.
type Options struct {
	Name       string        // of the program, in messages to the user
	Log        io.Writer     // receives all log records until Run returns; nil for none
	MaxMessage int64         // largest message that is read, in bytes; 0 for 256 MB
	MaxQueued  int           // outgoing messages that wait to be written, in bytes; 0 for 256 MB
	Grace      time.Duration // for the work that is still running at the end; 0 for a second
}

// Conn is the connection to one client.
type Conn struct {
	rwc   io.ReadWriteCloser
	name  string
	grace time.Duration

	ctx    context.Context // ends with the connection
	cancel context.CancelFunc
	log    *slog.Logger
	file   *closableWriter // of the log; nil if there is none
	level  *slog.LevelVar  // of what is logged to the client
	traced atomic.Value    // protocol.TraceValue

	in       *stream
	out      *queue
	rpc      jsonrpc2.Conn
	client   protocol.Client
	watchdog watchdog

	phase      atomic.Int32 // a phase
	exitOnce   sync.Once
	exited     chan struct{}   // closed by the exit notification
	answerable context.Context // ends when the client can answer no more requests
	failCalls  context.CancelFunc

	route Router
	calls calls
	pool  chan struct{} // one element per running request
}

// New returns a connection over rwc. It can queue messages at once; [Conn.Run] reads those of the client.
func New(ctx context.Context, rwc io.ReadWriteCloser, opts Options) *Conn {
	if opts.Grace == 0 {
		opts.Grace = time.Second
	}
	c := &Conn{
		rwc:      rwc,
		name:     opts.Name,
		grace:    opts.Grace,
		level:    &slog.LevelVar{},
		out:      newQueue(rwc, opts),
		watchdog: newWatchdog(),
		exited:   make(chan struct{}),
		pool:     make(chan struct{}, maxRunning),
	}
	c.ctx, c.cancel = context.WithCancel(ctx)
	c.answerable, c.failCalls = context.WithCancel(c.ctx)
	c.level.Set(slog.LevelWarn)
	var file io.Writer
	if opts.Log != nil {
		c.file = &closableWriter{w: opts.Log}
		file = c.file
	}
	c.log = newLogger(c.out, c.level, file)
	c.in = newStream(rwc, c.out, opts, c.log)
	c.in.exited, c.in.onEnd = c.exited, c.failCalls
	c.rpc = jsonrpc2.NewConn(c.in, jsonrpc2.WithCodec(codec{}))
	c.client = protocol.ClientDispatcher(caller{c.rpc, c.answerable})
	return c
}

// Run handles the messages of the client until the session ends, and closes the connection. It returns the exit code that
// the protocol requires of the process, and an error if the end was not the client's choice or the client violated the
// protocol.
func (c *Conn) Run(route Router) (exitCode int, err error) {
	defer c.cancel()
	defer c.file.close()
	c.route = route
	c.rpc.Go(c.ctx, c.lifecycle(c.recovery(c.order)))
	exitCode, err = c.wait()
	if err != nil {
		c.log.Warn("the session ends", "error", err)
	}
	c.cancel()
	c.out.flush(c.grace)
	closing := c.rwc.Close()
	// The goroutines of the connection end now, unless one is blocked in a read of standard input, which closing does not
	// interrupt.
	waitFor(c.rpc.Done(), min(c.grace, 100*time.Millisecond))
	return exitCode, errors.Join(err, closing)
}

// wait waits for the end of the session and returns its exit code.
func (c *Conn) wait() (int, error) {
	select {
	case <-c.in.ended:
	case <-c.watchdog.gone:
		return ExitDisconnected, nil
	case <-c.out.failed:
		if errors.Is(c.out.err, errUnread) {
			return ExitBroken, errUnread
		}
		// The client has closed its end. Its last messages, which arrive at once, determine the exit code.
		waitFor(c.in.ended, c.grace)
	case <-c.ctx.Done():
		return ExitDisconnected, c.ctx.Err()
	}
	switch {
	case phase(c.phase.Load()) == shutDown:
		return ExitClean, nil
	case isClosed(c.exited):
		return ExitWithoutShutdown, nil
	case isClosed(c.in.ended) && errors.Is(c.in.err, errFraming):
		return ExitBroken, c.in.err
	default:
		return ExitDisconnected, nil
	}
}

// Context ends with the connection. It is for work that no request waits for.
func (c *Conn) Context() context.Context { return c.ctx }

// Client sends requests to the client. Its methods wait for the response: never call one in a sequential handler.
func (c *Conn) Client() protocol.Client { return c.client }

// Call sends a request that is not part of the protocol to the client, and waits for the result like the methods of
// [Conn.Client].
func (c *Conn) Call(ctx context.Context, method string, params, result any) error {
	_, err := caller{c.rpc, c.answerable}.Call(ctx, method, params, result)
	return err
}

// Running reports whether the session is between initialize and shutdown.
func (c *Conn) Running() bool { return phase(c.phase.Load()) == running }

// WatchProcess ends the session when the process pid ends; 0 is no process.
func (c *Conn) WatchProcess(pid int) { c.watchdog.watch(c.ctx, pid, c.log) }

// Notify queues a notification.
func (c *Conn) Notify(method string, params any) {
	body, err := protocol.Marshal(params)
	if err == nil {
		err = c.out.send(c.ctx, jsonrpc2.AppendNotification(nil, method, body), c.log)
	}
	if err != nil {
		c.log.Debug("notifying the client", "method", method, "error", err)
	}
}

// Replace queues a notification in place of a queued one with the same key.
func (c *Conn) Replace(key, method string, params any) {
	body, err := protocol.Marshal(params)
	if err == nil {
		err = c.out.replace(key, jsonrpc2.AppendNotification(nil, method, body))
	}
	if errors.Is(err, errTooLarge) {
		c.out.warnTooLarge(c.log, len(body))
		return
	}
	if err != nil {
		c.log.Debug("notifying the client", "method", method, "error", err)
	}
}

// notifyLossy queues a notification that may be dropped if the client reads slowly.
func (c *Conn) notifyLossy(method string, params any) {
	if body, err := protocol.Marshal(params); err == nil {
		c.out.putLossy(jsonrpc2.AppendNotification(nil, method, body))
	}
}

// waitFor waits until ch is closed, at most d.
func waitFor(ch <-chan struct{}, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ch:
	case <-timer.C:
	}
}

func isClosed(ch <-chan struct{}) bool {
	select {
	case <-ch:
		return true
	default:
		return false
	}
}
