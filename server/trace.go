package server

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// SetTrace implements [protocol.Server].
func (r *request) SetTrace(_ context.Context, params *protocol.SetTraceParams) error {
	switch params.Value {
	case protocol.TraceValueOff, protocol.TraceValueMessages, protocol.TraceValueVerbose:
		r.traced.Store(params.Value)
		return nil
	}
	return jsonrpc2.NewError(jsonrpc2.InvalidParams, "the value of a trace is one of off, messages and verbose")
}

// trace tells the client about a message that is dealt with, if it has asked for that. It never tells what a
// document contains: the text of an error, which may quote the message, is told only to who has asked for all.
func (s *session) trace(req *jsonrpc2.Request, took time.Duration, err error) {
	value, _ := s.traced.Load().(protocol.TraceValue)
	if value != protocol.TraceValueMessages && value != protocol.TraceValueVerbose {
		s.log.Log(context.Background(), slog.LevelDebug, "message", "method", req.Method(), "took", took, "bytes", len(req.Params()))
		return
	}
	params := &protocol.LogTraceParams{Message: req.Method() + " took " + took.Round(time.Microsecond).String()}
	if err != nil {
		params.Message += " and failed"
	}
	if value == protocol.TraceValueVerbose {
		params.Verbose = new(details(req, err))
	}
	s.note(protocol.MethodLogTrace, params)
}

// details says more of a message than its method.
func details(req *jsonrpc2.Request, err error) string {
	said := fmt.Sprintf("%d bytes of parameters", len(req.Params()))
	if name, ok := peekString(req.Params(), "textDocument", "uri"); ok {
		said += ", about " + name
	}
	if err != nil {
		said += ": " + err.Error()
	}
	return said
}
