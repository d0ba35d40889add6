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
	for _, fold := range ide.FoldingRanges(d.Model().Tree, r.caps.maxFolds) {
		if out, ok := r.toFoldingRange(d, fold); ok {
			list = append(list, out)
		}
	}
	return list, nil
}

// toFoldingRange returns fold in the form of the client. A client that folds whole lines does not fold the line of the closing bracket,
// so there may be nothing to fold.
func (s *session) toFoldingRange(d *document, fold ide.FoldingRange) (protocol.FoldingRange, bool) {
	rng := rangeOf(d.Text, fold.Hidden, s.caps.encoding)
	out := protocol.FoldingRange{StartLine: rng.Start.Line, EndLine: rng.End.Line}
	if fold.Comment {
		out.Kind = protocol.FoldingRangeKindComment
	}
	if !s.caps.wholeLines {
		out.StartCharacter, out.EndCharacter = &rng.Start.Character, &rng.End.Character
		return out, true
	}
	if !fold.Comment {
		out.EndLine--
	}
	return out, out.StartLine < out.EndLine
}
