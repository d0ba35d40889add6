package server

import (
	"context"
	"encoding/json"
	"errors"
	"runtime/debug"
	"strings"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// guard keeps a failing handler from ending the connection: a panic becomes an answer, every error
// gets a code of the protocol, and the error of a notification, which has no answer, is logged.
func (s *session) guard(next jsonrpc2.Handler) jsonrpc2.Handler {
	return func(ctx context.Context, req *jsonrpc2.Request) (result any, err error) {
		start := time.Now()
		defer func() {
			if r := recover(); r != nil {
				s.log.Error("panic in a handler", "method", req.Method(), "panic", r, "stack", string(debug.Stack()))
				result, err = nil, jsonrpc2.Errorf(jsonrpc2.InternalError, "internal error in %s", req.Method())
			}
			s.trace(req, time.Since(start), err)
			if req.IsCall() || err == nil {
				return
			}
			s.log.Warn("notification", "method", req.Method(), "error", err)
			if req.Method() == protocol.MethodTextDocumentDidChange {
				s.lose(req.Params())
			}
			result, err = nil, nil
		}()
		result, err = next(ctx, req)
		if err != nil {
			result, err = nil, coded(err, req)
		}
		return result, err
	}
}

// coded returns err with the code the protocol wants for it, and without the prefixes of the
// libraries it came through.
func coded(err error, req *jsonrpc2.Request) *jsonrpc2.Error {
	var known *jsonrpc2.Error
	switch {
	case errors.Is(err, jsonrpc2.ErrParse) && !json.Valid(req.Params()) && req.Params() != nil:
		return jsonrpc2.Errorf(jsonrpc2.ParseError, "the parameters of %s are no JSON", req.Method())
	case errors.Is(err, jsonrpc2.ErrParse):
		detail := strings.TrimPrefix(err.Error(), jsonrpc2.ErrParse.Error()+": ")
		return jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the parameters of %s are not as specified: %s", req.Method(), detail)
	case errors.As(err, &known) && known.Code != 0:
		return known
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return jsonrpc2.NewError(protocol.CodeRequestCancelled, "cancelled")
	default:
		return jsonrpc2.NewError(jsonrpc2.InternalError, err.Error())
	}
}
