package transport

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

// recovery keeps a failing handler from ending the connection: a panic becomes an error response, every error gets a code of
// the protocol, and the error of a notification, which has no response, is logged.
func (c *Conn) recovery(next jsonrpc2.Handler) jsonrpc2.Handler {
	return func(ctx context.Context, req *jsonrpc2.Request) (result any, err error) {
		start := time.Now()
		defer func() {
			if r := recover(); r != nil {
				c.log.Error("panic in a handler", "method", req.Method(), "panic", r, "stack", string(debug.Stack()))
				result, err = nil, jsonrpc2.Errorf(jsonrpc2.InternalError, "internal error in %s", req.Method())
			}
			c.trace(req, time.Since(start), err)
			if req.IsCall() || err == nil {
				return
			}
			c.log.Warn("notification", "method", req.Method(), "error", err)
			result, err = nil, nil
		}()
		result, err = next(ctx, req)
		if err != nil {
			result, err = nil, withCode(err, req)
		}
		return result, err
	}
}

// withCode returns err with the code that the protocol requires, and without the prefixes of the libraries.
func withCode(err error, req *jsonrpc2.Request) *jsonrpc2.Error {
	var known *jsonrpc2.Error
	switch {
	case errors.Is(err, jsonrpc2.ErrParse) && !json.Valid(req.Params()) && req.Params() != nil:
		return jsonrpc2.Errorf(jsonrpc2.ParseError, "the parameters of %s must be JSON", req.Method())
	case errors.Is(err, jsonrpc2.ErrParse):
		detail := strings.TrimPrefix(err.Error(), jsonrpc2.ErrParse.Error()+": ")
		return jsonrpc2.Errorf(jsonrpc2.InvalidParams, "invalid parameters of %s: %s", req.Method(), detail)
	case errors.As(err, &known) && known.Code != 0:
		return known
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return jsonrpc2.NewError(protocol.CodeRequestCancelled, "canceled")
	default:
		return jsonrpc2.NewError(jsonrpc2.InternalError, err.Error())
	}
}
