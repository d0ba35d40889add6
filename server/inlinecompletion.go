package server

import (
	"context"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/completion"
)

// InlineCompletion implements [protocol.Server]. What is put in is plain text: the protocol has no way for a client
// to say that it takes snippets here.
func (s *session) InlineCompletion(ctx context.Context, params *protocol.InlineCompletionParams) (protocol.InlineCompletionResult, error) {
	d := readable(ctx, params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	offset := offsetOf(d.text, params.Position, s.features.encoding)
	list := &protocol.InlineCompletionList{Items: []protocol.InlineCompletionItem{}}
	for _, e := range completion.Inline(d.model(), offset, completion.Around{Files: d.files(), Rules: ruleValues()}) {
		rng := rangeOf(d.text, e.Span, s.features.encoding)
		list.Items = append(list.Items, protocol.InlineCompletionItem{InsertText: protocol.String(e.New), Range: &rng})
	}
	return list, nil
}
