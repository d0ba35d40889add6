package server

import (
	"context"
	"slices"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/ide"
)

// maxCursors is how many positions one request may have.
const maxCursors = 10_000

// SelectionRange implements [protocol.Server].
func (r *request) SelectionRange(_ context.Context, params *protocol.SelectionRangeParams) ([]protocol.SelectionRange, error) {
	d := r.readable(params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	if len(params.Positions) > maxCursors {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, "too many positions")
	}
	list := make([]protocol.SelectionRange, 0, len(params.Positions))
	for _, position := range params.Positions {
		spans := ide.SelectionRanges(d.Model().Tree, offsetOf(d.Text, position, r.caps.encoding))
		var parent *protocol.SelectionRange
		for _, span := range slices.Backward(spans) {
			parent = &protocol.SelectionRange{Range: rangeOf(d.Text, span, r.caps.encoding), Parent: parent}
		}
		list = append(list, *parent)
	}
	return list, nil
}
