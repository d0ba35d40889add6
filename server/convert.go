package server

import (
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/text"
)

// spanOf returns the bytes of t that r covers. It is total: a range beyond the text is cut, one whose
// end precedes its start is turned.
func spanOf(t text.Text, r protocol.Range, enc text.Encoding) text.Span {
	start, end := offsetOf(t, r.Start, enc), offsetOf(t, r.End, enc)
	return text.Span{Start: min(start, end), End: max(start, end)}
}

func offsetOf(t text.Text, p protocol.Position, enc text.Encoding) int {
	return t.Offset(text.Position{Line: int(p.Line), Col: int(p.Character)}, enc)
}

// rangeOf is the inverse of spanOf.
func rangeOf(t text.Text, span text.Span, enc text.Encoding) protocol.Range {
	return protocol.Range{Start: positionOf(t, span.Start, enc), End: positionOf(t, span.End, enc)}
}

func positionOf(t text.Text, offset int, enc text.Encoding) protocol.Position {
	p := t.Position(offset, enc)
	return protocol.Position{Line: uint32(p.Line), Character: uint32(p.Col)}
}
