package server

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/buger/jsonparser"
	"go.lsp.dev/jsonrpc2"
)

const (
	defaultMaxMessage = 256 << 20 // bytes of a body that is read
	maxSkip           = 1 << 30   // bytes of a body that is skipped and answered; beyond it the header is not believed
	keepBody          = 1 << 20   // bytes of buffer kept from one message to the next
)

// stream frames messages for [jsonrpc2.Conn]. Unlike the stream of that package it lives on after a
// body that is no message: such a body is answered with an error and skipped, because one bad
// message of a client should not take its diagnostics away. Only a bad header ends it.
//
// At the end of the input it holds the end back until every call it has read is answered, since the
// connection refuses to write once it has seen the end.
type stream struct {
	in    *bufio.Reader
	out   *outbox
	limit int64         // bytes of a body
	grace time.Duration // how long the end of the input is held back
	log   *slog.Logger

	body []byte // the last body, valid until the next read

	open openCalls
	left <-chan struct{} // closed when the client has said exit, after which nothing is read
	over func()          // called when the client can answer no more requests, before open is waited for

	ended chan struct{} // closed at the end of the input, after which err is set
	err   error         // why the input ended; io.EOF for a clean end
}

func newStream(in io.Reader, out *outbox, limit int64, grace time.Duration, log *slog.Logger) *stream {
	if limit <= 0 {
		limit = defaultMaxMessage
	}
	return &stream{
		in:    bufio.NewReaderSize(in, maxHeaderLine),
		out:   out,
		limit: limit,
		grace: grace,
		log:   log,
		ended: make(chan struct{}),
	}
}

// ReadFrame returns the body of the next message, which is a request, a response or a batch, and
// the number of bytes it took. The body is valid until the next call.
func (s *stream) ReadFrame(context.Context) ([]byte, int64, error) {
	for {
		if s.hasLeft() {
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
		body, calls, fault := examine(s.body)
		if fault != nil {
			s.log.Warn("bad message", "fault", fault.Message, "bytes", length)
			s.answer(fault)
			continue
		}
		s.open.add(calls)
		return body, int64(size) + length, nil
	}
}

func (s *stream) hasLeft() bool { return isClosed(s.left) }

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

// WriteFrame queues body, a message or a batch of responses, and keeps it. It does not block, and a
// response is queued even if the context has been cancelled, because every call must be answered.
func (s *stream) WriteFrame(ctx context.Context, body []byte) (int64, error) {
	err := s.out.send(ctx, body, s.log)
	s.open.add(-answers(body))
	if err != nil {
		return 0, err
	}
	return int64(len(body)), nil
}

// Close implements [jsonrpc2.Stream]. It does nothing: the connection calls it under its lock, and
// [Serve] owns what is below.
func (s *stream) Close() error { return nil }

// end waits until the calls read so far are answered, signals that the input is over and returns err.
func (s *stream) end(err error) error {
	s.over()
	s.open.wait(s.grace)
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

// readBody reads length bytes into s.body. The buffer grows with what arrives, so that a header
// that promises much costs nothing.
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

// answer sends fault to the client without the id of a call, which is unknown or does not exist.
func (s *stream) answer(fault *jsonrpc2.Error) {
	if err := s.out.put(jsonrpc2.AppendResponse(nil, jsonrpc2.ID{}, nil, fault)); err != nil {
		s.log.Debug("answering a bad message", "error", err)
	}
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// examine tells whether body is a message the connection takes without giving up, and how many
// calls it makes. The body it returns is the given one, or another that says the same in the form
// the connection wants.
func examine(body []byte) (_ []byte, calls int, fault *jsonrpc2.Error) {
	if trimmed := bytes.TrimLeft(body, " \t\r\n"); len(trimmed) > 0 && trimmed[0] == '[' {
		members, err := jsonrpc2.ParseRequests(body)
		if err != nil {
			return nil, 0, jsonrpc2.NewError(jsonrpc2.ParseError, "a batch that is no JSON")
		}
		for _, m := range members {
			if _, ok := m.Msg.(*jsonrpc2.Call); ok && m.Err == nil {
				calls++
			}
		}
		return body, calls, nil
	}
	msg, err := jsonrpc2.DecodeMessage(body)
	if errors.Is(err, jsonrpc2.ErrParse) {
		return nil, 0, jsonrpc2.NewError(jsonrpc2.ParseError, "a message that is no JSON object")
	}
	if err != nil {
		if repaired, ok := repairResponse(body); ok {
			return repaired, 0, nil
		}
		return nil, 0, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "a message that is neither a request nor a response")
	}
	if _, ok := msg.(*jsonrpc2.Call); ok {
		calls = 1
	}
	return body, calls, nil
}

// repairResponse takes the "error": null off a response that carries a result too, as some clients
// send it and the connection does not accept it.
func repairResponse(body []byte) ([]byte, bool) {
	if _, _, _, err := jsonparser.Get(body, "method"); err == nil {
		return nil, false
	}
	if _, kind, _, err := jsonparser.Get(body, "error"); err != nil || kind != jsonparser.Null {
		return nil, false
	}
	id, ok := peekID(body, "id")
	if !ok {
		return nil, false
	}
	result, ok := peekRaw(body, "result")
	if !ok {
		return nil, false
	}
	return jsonrpc2.AppendResponse(nil, id, result, nil), true
}

// answers counts the calls that body, a message or batch of our own, answers.
func answers(body []byte) int {
	if len(body) > 0 && body[0] == '[' {
		n := 0
		_, _ = jsonparser.ArrayEach(body, func(member []byte, _ jsonparser.ValueType, _ int, _ error) {
			n += answers(member)
		})
		return n
	}
	view, err := jsonrpc2.ScanMessageView(body)
	if err != nil || !view.ID.IsValid() {
		return 0
	}
	switch view.Kind {
	case jsonrpc2.MessageViewResponseResult, jsonrpc2.MessageViewResponseError:
		return 1
	default:
		return 0
	}
}
