package server

import (
	"context"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/ide"
)

// FoldingRanges implements [protocol.Server].
func (r *request) FoldingRanges(_ context.Context, params *protocol.FoldingRangeParams) ([]protocol.FoldingRange, error) {
	d := r.readable(params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	list := []protocol.FoldingRange{}
	for _, fold := range ide.FoldingRanges(d.Model().Tree, r.features.mostFolds) {
		if out, ok := r.toFoldingRange(d, fold); ok {
			list = append(list, out)
		}
	}
	return list, nil
}

// toFoldingRange returns what a client folds. One that folds whole lines keeps that of the closing bracket, so
// there may be nothing left to fold.
func (s *session) toFoldingRange(d *document, fold ide.FoldingRange) (protocol.FoldingRange, bool) {
	rng := rangeOf(d.Text, fold.Hidden, s.features.encoding)
	out := protocol.FoldingRange{StartLine: rng.Start.Line, EndLine: rng.End.Line}
	if fold.Comment {
		out.Kind = protocol.FoldingRangeKindComment
	}
	if !s.features.wholeLines {
		out.StartCharacter, out.EndCharacter = &rng.Start.Character, &rng.End.Character
		return out, true
	}
	if !fold.Comment {
		out.EndLine--
	}
	return out, out.StartLine < out.EndLine
}
