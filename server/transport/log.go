package transport

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"strings"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// Log returns the logger of the session. It writes to the client and to the log file, never to standard error, which editors
// display as errors.
func (c *Conn) Log() *slog.Logger { return c.log }

// SetLogLevel sets the lowest level of the records that are sent to the client.
func (c *Conn) SetLogLevel(level slog.Level) { c.level.Set(level) }

// newLogger returns a logger that writes records to the client from level on, which may change, and to file from the debug
// level on; file may be nil.
func newLogger(out *queue, level slog.Leveler, file io.Writer) *slog.Logger {
	client := &clientLog{out, level, func(h slog.Handler) slog.Handler { return h }}
	if file == nil {
		return slog.New(client)
	}
	return slog.New(slog.NewMultiHandler(client, slog.NewTextHandler(file, &slog.HandlerOptions{Level: slog.LevelDebug})))
}

// clientLog sends records as window/logMessage: the message, followed by the attributes.
type clientLog struct {
	out   *queue
	level slog.Leveler
	with  func(slog.Handler) slog.Handler // adds attributes and groups
}

// Enabled implements [slog.Handler].
func (c *clientLog) Enabled(_ context.Context, level slog.Level) bool {
	return level >= c.level.Level()
}

// Handle implements [slog.Handler].
func (c *clientLog) Handle(ctx context.Context, r slog.Record) error {
	var attrs bytes.Buffer
	format := c.with(slog.NewTextHandler(&attrs, &slog.HandlerOptions{
		Level: c.level,
		ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			if len(groups) == 0 && (a.Key == slog.TimeKey || a.Key == slog.LevelKey || a.Key == slog.MessageKey) {
				return slog.Attr{}
			}
			return a
		},
	}))
	if err := format.Handle(ctx, r); err != nil {
		return err
	}
	message := r.Message
	if line := strings.TrimSpace(attrs.String()); line != "" {
		message += ": " + line
	}
	body, err := protocol.Marshal(&protocol.LogMessageParams{Type: messageType(r.Level), Message: message})
	if err == nil {
		c.out.putLossy(jsonrpc2.AppendNotification(nil, protocol.MethodWindowLogMessage, body))
	}
	return err
}

// WithAttrs implements [slog.Handler].
func (c *clientLog) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &clientLog{c.out, c.level, func(h slog.Handler) slog.Handler { return c.with(h).WithAttrs(attrs) }}
}

// WithGroup implements [slog.Handler].
func (c *clientLog) WithGroup(name string) slog.Handler {
	return &clientLog{c.out, c.level, func(h slog.Handler) slog.Handler { return c.with(h).WithGroup(name) }}
}

func messageType(level slog.Level) protocol.MessageType {
	switch {
	case level >= slog.LevelError:
		return protocol.MessageTypeError
	case level >= slog.LevelWarn:
		return protocol.MessageTypeWarning
	case level >= slog.LevelInfo:
		return protocol.MessageTypeInfo
	default:
		return protocol.MessageTypeLog
	}
}

// closableWriter passes on what is written until it is closed: work that outlives a session must not write to a log that the
// caller of [Conn.Run] owns again.
type closableWriter struct {
	mu sync.Mutex
	w  io.Writer // nil when closed
}

// Write implements [io.Writer].
func (l *closableWriter) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.w == nil {
		return len(p), nil
	}
	return l.w.Write(p)
}

// close ends writing. l may be nil.
func (l *closableWriter) close() {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.w = nil
}
