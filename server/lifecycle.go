package server

import (
	"context"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// phase is the state of a session in the life cycle of the protocol.
type phase int32

const (
	waiting  phase = iota // for initialize
	running               // between initialize and shutdown
	stopping              // after shutdown
)

// gate lets through what the life cycle allows. A call at the wrong time is answered with an error,
// a notification ignored, as the specification asks.
func (s *session) gate(next jsonrpc2.Handler) jsonrpc2.Handler {
	return func(ctx context.Context, req *jsonrpc2.Request) (any, error) {
		method, now := req.Method(), phase(s.phase.Load())
		switch {
		case method == protocol.MethodExit:
			s.leave()
			return nil, nil
		case !req.IsCall() && now != running:
			return nil, nil
		case now == waiting && method == protocol.MethodInitialize:
			result, err := next(ctx, req)
			if err == nil {
				s.phase.Store(int32(running))
			}
			return result, err
		case now == waiting:
			return nil, jsonrpc2.NewError(jsonrpc2.ServerNotInitialized, "the first request must be initialize")
		case now == stopping:
			return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server was told to shut down")
		case method == protocol.MethodInitialize:
			return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server is initialized already")
		case method == protocol.MethodShutdown && req.IsCall():
			s.phase.Store(int32(stopping))
			s.hangUp()
			return nil, nil
		}
		return next(ctx, req)
	}
}

// leave ends the session at the client's wish.
func (s *session) leave() {
	s.leaving.Do(func() { close(s.left) })
}
