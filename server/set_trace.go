package server

import (
	"context"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// SetTrace implements [protocol.Server].
func (r *request) SetTrace(_ context.Context, params *protocol.SetTraceParams) error {
	switch params.Value {
	case protocol.TraceValueOff, protocol.TraceValueMessages, protocol.TraceValueVerbose:
		r.conn.SetTrace(params.Value)
		return nil
	}
	return jsonrpc2.NewError(jsonrpc2.InvalidParams, "the value of a trace must be off, messages or verbose")
}
