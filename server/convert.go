package server

import (
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/text"
	"plugin-manifest-ls/internal/workspace"
)

// This file is the only one that converts between byte offsets and the positions of the client.

// spanOf returns the bytes of t that r covers. It is total: a range is clamped to the text, and one whose end precedes its start is
// reversed.
func spanOf(t text.Text, r protocol.Range, enc text.Encoding) text.Span {
	start, end := offsetOf(t, r.Start, enc), offsetOf(t, r.End, enc)
	return text.Span{Start: min(start, end), End: max(start, end)}
}

func offsetOf(t text.Text, p protocol.Position, enc text.Encoding) int {
	return t.Offset(toPosition(p), enc)
}

// offsetAt is [offsetOf] for a position that was not decoded. It reports false for numbers that a position cannot have.
func offsetAt(t text.Text, line, character float64, enc text.Encoding) (offset int, ok bool) {
	if line < 0 || character < 0 || line >= 1<<31 || character >= 1<<31 {
		return 0, false
	}
	return t.Offset(text.Position{Line: int(line), Col: int(character)}, enc), true
}

func toPosition(p protocol.Position) text.Position {
	return text.Position{Line: int(p.Line), Col: int(p.Character)}
}

// rangeOf is the inverse of [spanOf].
func rangeOf(t text.Text, span text.Span, enc text.Encoding) protocol.Range {
	return protocol.Range{Start: positionOf(t, span.Start, enc), End: positionOf(t, span.End, enc)}
}

func positionOf(t text.Text, offset int, enc text.Encoding) protocol.Position {
	p := t.Position(offset, enc)
	return protocol.Position{Line: uint32(p.Line), Character: uint32(p.Col)}
}

// ranges converts many spans of one text faster than [rangeOf]. It reads all of the text once.
type ranges struct {
	lines text.Lines
	enc   text.Encoding
}

func rangesOf(t text.Text, enc text.Encoding) ranges { return ranges{t.Lines(), enc} }

// of is [rangeOf].
func (r ranges) of(span text.Span) protocol.Range {
	return protocol.Range{Start: r.position(span.Start), End: r.position(span.End)}
}

func (r ranges) position(offset int) protocol.Position {
	p := r.lines.Position(offset, r.enc)
	return protocol.Position{Line: uint32(p.Line), Character: uint32(p.Col)}
}

// lineOf returns the line of offset, from 0.
func lineOf(t text.Text, offset int) int { return t.Position(offset, text.UTF8).Line }

// applyContentChanges applies the changes of a textDocument/didChange notification to a draft.
func applyContentChanges(draft *workspace.Draft, changes []contentChange, enc text.Encoding) {
	batch := text.NewBatch(draft.Text, enc)
	for _, c := range changes {
		if c.whole {
			draft.Text = batch.Text()
			draft.Replace(c.text)
			batch = text.NewBatch(draft.Text, enc)
		} else {
			draft.Replaced(batch.Replace(c.start, c.end, c.text), len(c.text))
		}
	}
	draft.Text = batch.Text()
}

// encodingOf returns the encoding that the client prefers, by the order of its list. The default is UTF-16.
func encodingOf(kinds []string) text.Encoding {
	for _, kind := range kinds {
		switch protocol.PositionEncodingKind(kind) {
		case protocol.PositionEncodingKindUTF8:
			return text.UTF8
		case protocol.PositionEncodingKindUTF16:
			return text.UTF16
		case protocol.PositionEncodingKindUTF32:
			return text.UTF32
		}
	}
	return text.UTF16
}

func toEncodingKind(enc text.Encoding) protocol.PositionEncodingKind {
	switch enc {
	case text.UTF8:
		return protocol.PositionEncodingKindUTF8
	case text.UTF32:
		return protocol.PositionEncodingKindUTF32
	default:
		return protocol.PositionEncodingKindUTF16
	}
}
