package server

import (
	"context"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/ide"
)

// LinkedEditingRange implements [protocol.Server].
func (r *request) LinkedEditingRange(_ context.Context, params *protocol.LinkedEditingRangeParams) (*protocol.LinkedEditingRanges, error) {
	d := r.readable(params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	spans := ide.LinkedRanges(d.Model(), offsetOf(d.Text, params.Position, r.caps.encoding))
	if spans == nil {
		return nil, nil
	}
	pattern := ide.LinkedPattern
	out := &protocol.LinkedEditingRanges{WordPattern: &pattern}
	for _, span := range spans {
		out.Ranges = append(out.Ranges, rangeOf(d.Text, span, r.caps.encoding))
	}
	return out, nil
}
