package transport

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"go.lsp.dev/jsonrpc2"
)

const (
	defaultMaxMessage = 256 << 20 // bytes of a body that is read
	maxSkip           = 1 << 30   // bytes of a body that is skipped and answered; a header with more is considered invalid
	keepBody          = 1 << 20   // bytes of buffer kept from one message to the next
)

// stream frames messages for [jsonrpc2.Conn]. Unlike the stream of that package, it answers an invalid body with an error and
// continues, because one invalid message must not cost the user all diagnostics. Only an invalid header ends it.
//
// At the end of the input it delays the end until every call that was read is answered, since the connection does not write
// after it has seen the end.
type stream struct {
	in    *bufio.Reader
	out   *queue
	limit int64         // bytes of a body
	grace time.Duration // how long the end of the input is delayed
	log   *slog.Logger

	body []byte // the last body, valid until the next read

	pending pendingCalls
	exited  <-chan struct{} // closed by the exit notification, after which nothing is read
	onEnd   func()          // called at the end of the input, before the wait for pending calls

	ended chan struct{} // closed at the end of the input, after which err is set
	err   error         // why the input ended; io.EOF for a clean end
}

func newStream(in io.Reader, out *queue, opts Options, log *slog.Logger) *stream {
	s := &stream{
		in:    bufio.NewReaderSize(in, maxHeaderLine),
		out:   out,
		limit: opts.MaxMessage,
		grace: opts.Grace,
		log:   log,
		ended: make(chan struct{}),
	}
	if s.limit <= 0 {
		s.limit = defaultMaxMessage
	}
	return s
}

// ReadFrame returns the body of the next message, which is a request, a response or a batch, and the number of bytes that were
// read. The body is valid until the next call.
func (s *stream) ReadFrame(context.Context) ([]byte, int64, error) {
	for {
		if isClosed(s.exited) {
			return nil, 0, s.end(io.EOF)
		}
		length, size, err := readHeader(s.in)
		if err != nil {
			return nil, 0, s.end(err)
		}
		if length > s.limit {
			if err := s.skip(length); err != nil {
				return nil, 0, s.end(err)
			}
			continue
		}
		if err := s.readBody(int(length)); err != nil {
			return nil, 0, s.end(err)
		}
		body, calls, invalid := examine(s.body)
		if invalid != nil {
			s.log.Warn("invalid message", "reason", invalid.Message, "bytes", length)
			s.answer(invalid)
			continue
		}
		s.pending.add(calls)
		return body, int64(size) + length, nil
	}
}

// Read implements [jsonrpc2.Stream].
func (s *stream) Read(ctx context.Context) (jsonrpc2.Message, int64, error) {
	body, n, err := s.ReadFrame(ctx)
	if err != nil {
		return nil, 0, err
	}
	msg, err := jsonrpc2.DecodeMessage(body)
	return msg, n, err
}

// Write implements [jsonrpc2.Stream]: it queues the message.
func (s *stream) Write(ctx context.Context, msg jsonrpc2.Message) (int64, error) {
	return s.WriteFrame(ctx, jsonrpc2.AppendMessage(nil, msg))
}

// WriteFrame queues body, a message or a batch of responses, and keeps it. It does not block. A response is queued even if the
// context is canceled, because every call must be answered.
func (s *stream) WriteFrame(ctx context.Context, body []byte) (int64, error) {
	err := s.out.send(ctx, body, s.log)
	s.pending.add(-answers(body))
	if err != nil {
		return 0, err
	}
	return int64(len(body)), nil
}

// Close implements [jsonrpc2.Stream]. It does nothing: the connection calls it while it holds its lock, and [Conn.Run] closes
// the underlying connection.
func (s *stream) Close() error { return nil }

// end waits until the calls read so far are answered, signals the end of the input and returns err.
func (s *stream) end(err error) error {
	s.onEnd()
	s.pending.wait(s.grace)
	s.err = err
	close(s.ended)
	return err
}

func (s *stream) skip(length int64) error {
	if length > maxSkip {
		return fmt.Errorf("%w: a body of %d bytes", errFraming, length)
	}
	s.log.Warn("message too large", "bytes", length, "limit", s.limit)
	if _, err := io.CopyN(io.Discard, s.in, length); err != nil {
		return unexpected(err)
	}
	s.answer(jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "a message of %d bytes; the limit is %d", length, s.limit))
	return nil
}

// readBody reads length bytes into s.body. The buffer grows with the bytes that arrive, so that a header with a large length
// costs nothing.
func (s *stream) readBody(length int) error {
	if cap(s.body) > keepBody {
		s.body = nil
	}
	s.body = s.body[:0]
	for len(s.body) < length {
		have := len(s.body)
		next := min(length, max(keepBody, 2*have))
		if cap(s.body) < next {
			grown := make([]byte, have, next)
			copy(grown, s.body)
			s.body = grown
		}
		s.body = s.body[:next]
		if _, err := io.ReadFull(s.in, s.body[have:]); err != nil {
			return unexpected(err)
		}
	}
	return nil
}

// answer sends an error response without an ID, because the ID of the message is unknown or missing.
func (s *stream) answer(invalid *jsonrpc2.Error) {
	if err := s.out.put(jsonrpc2.AppendResponse(nil, jsonrpc2.ID{}, nil, invalid)); err != nil {
		s.log.Debug("answering an invalid message", "error", err)
	}
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
