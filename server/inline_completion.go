package server

import (
	"context"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/completion"
)

// InlineCompletion implements [protocol.Server].
func (r *request) InlineCompletion(_ context.Context, params *protocol.InlineCompletionParams) (protocol.InlineCompletionResult, error) {
	d := r.readable(params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	offset := offsetOf(d.Text, params.Position, r.caps.encoding)
	item, ok := completion.Inline(d.Model(), offset, aroundOf(d))
	if !ok {
		return nil, nil
	}
	rng := rangeOf(d.Text, item.Edit.Span, r.caps.encoding)
	out := protocol.InlineCompletionItem{
		InsertText: protocol.String(item.Edit.New),
		Range:      &rng,
	}
	if len(item.Edit.Stops) > 0 && r.caps.snippets {
		out.InsertText = &protocol.StringValue{Kind: "snippet", Value: snippet(dedent(item.Edit, marginOf(d.Text, item.Edit.Span.Start))) + "$0"}
	}
	return &protocol.InlineCompletionList{Items: []protocol.InlineCompletionItem{out}}, nil
}
