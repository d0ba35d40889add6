package server

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/format"
	"plugin-manifest-ls/internal/text"
)

// Formatting implements [protocol.Server]. The options of the client count for what the file does not show.
func (s *session) Formatting(ctx context.Context, params *protocol.DocumentFormattingParams) ([]protocol.TextEdit, error) {
	d := s.formattable(ctx, params.TextDocument)
	if d == nil {
		return nil, nil
	}
	return s.toTextEdits(d, format.Document(d.model().Tree, formatOptions(params.Options))), nil
}

// RangeFormatting implements [protocol.Server].
func (s *session) RangeFormatting(ctx context.Context, params *protocol.DocumentRangeFormattingParams) ([]protocol.TextEdit, error) {
	return s.formatLines(ctx, params.TextDocument, params.Options, params.Range), nil
}

// RangesFormatting implements [protocol.Server].
func (s *session) RangesFormatting(ctx context.Context, params *protocol.DocumentRangesFormattingParams) ([]protocol.TextEdit, error) {
	return s.formatLines(ctx, params.TextDocument, params.Options, params.Ranges...), nil
}

// OnTypeFormatting implements [protocol.Server].
func (s *session) OnTypeFormatting(ctx context.Context, params *protocol.DocumentOnTypeFormattingParams) ([]protocol.TextEdit, error) {
	d := s.formattable(ctx, params.TextDocument)
	if d == nil {
		return nil, nil
	}
	at := offsetOf(d.text, params.Position, s.features.encoding)
	if edits := d.pasted(at, params.Ch); edits != nil {
		return s.toTextEdits(d, edits), nil
	}
	return s.toTextEdits(d, format.Typed(d.model().Tree, formatOptions(params.Options), at, params.Ch)), nil
}

// onTypeOptions names the characters after which the client asks for on-type formatting.
func onTypeOptions() protocol.DocumentOnTypeFormattingOptions {
	triggers := format.Triggers()
	return protocol.DocumentOnTypeFormattingOptions{FirstTriggerCharacter: triggers[0], MoreTriggerCharacter: triggers[1:]}
}

// formattable is [readable] but nil if another server formats.
func (s *session) formattable(ctx context.Context, in protocol.TextDocumentIdentifier) *document {
	if s.features.noJSON {
		return nil
	}
	return readable(ctx, in.URI)
}

func (s *session) formatLines(ctx context.Context, in protocol.TextDocumentIdentifier, o protocol.FormattingOptions, ranges ...protocol.Range) []protocol.TextEdit {
	d := s.formattable(ctx, in)
	if d == nil {
		return nil
	}
	spans := make([]text.Span, len(ranges))
	for i, r := range ranges {
		spans[i] = spanOf(d.text, r, s.features.encoding)
	}
	return s.toTextEdits(d, format.Lines(d.model().Tree, formatOptions(o), spans...))
}

// widestTab is how many blanks a level of indentation may have.
const widestTab = 16

func formatOptions(o protocol.FormattingOptions) format.Options {
	isSet := func(option *bool) bool { return option != nil && *option }
	out := format.Options{
		Unit:   "\t",
		Ending: format.Ending{Insert: isSet(o.InsertFinalNewline), Trim: isSet(o.TrimFinalNewlines)},
	}
	if o.InsertSpaces {
		out.Unit = strings.Repeat(" ", int(min(max(o.TabSize, 1), widestTab)))
	}
	return out
}
