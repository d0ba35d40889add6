package server

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/format"
	"plugin-manifest-ls/internal/text"
)

// Formatting implements [protocol.Server]. The options of the client count for what the file does not show.
func (r *request) Formatting(_ context.Context, params *protocol.DocumentFormattingParams) ([]protocol.TextEdit, error) {
	d := r.formattable(params.TextDocument)
	if d == nil {
		return nil, nil
	}
	return r.toTextEdits(d, format.Document(d.Model().Tree, formatOptions(params.Options))), nil
}

// RangeFormatting implements [protocol.Server].
func (r *request) RangeFormatting(_ context.Context, params *protocol.DocumentRangeFormattingParams) ([]protocol.TextEdit, error) {
	return r.formatLines(params.TextDocument, params.Options, params.Range), nil
}

// RangesFormatting implements [protocol.Server].
func (r *request) RangesFormatting(_ context.Context, params *protocol.DocumentRangesFormattingParams) ([]protocol.TextEdit, error) {
	return r.formatLines(params.TextDocument, params.Options, params.Ranges...), nil
}

// OnTypeFormatting implements [protocol.Server].
func (r *request) OnTypeFormatting(_ context.Context, params *protocol.DocumentOnTypeFormattingParams) ([]protocol.TextEdit, error) {
	d := r.formattable(params.TextDocument)
	if d == nil {
		return nil, nil
	}
	at := offsetOf(d.Text, params.Position, r.features.encoding)
	if edits := pasted(d, at, params.Ch); edits != nil {
		return r.toTextEdits(d, edits), nil
	}
	return r.toTextEdits(d, format.Typed(d.Model().Tree, formatOptions(params.Options), at, params.Ch)), nil
}

// onTypeOptions names the characters after which the client asks for on-type formatting.
func onTypeOptions() protocol.DocumentOnTypeFormattingOptions {
	triggers := format.Triggers()
	return protocol.DocumentOnTypeFormattingOptions{FirstTriggerCharacter: triggers[0], MoreTriggerCharacter: triggers[1:]}
}

// formattable is [request.readable] but nil if another server formats.
func (r *request) formattable(in protocol.TextDocumentIdentifier) *document {
	if r.features.noJSON {
		return nil
	}
	return r.readable(in.URI)
}

func (r *request) formatLines(in protocol.TextDocumentIdentifier, o protocol.FormattingOptions, ranges ...protocol.Range) []protocol.TextEdit {
	d := r.formattable(in)
	if d == nil {
		return nil
	}
	spans := make([]text.Span, len(ranges))
	for i, rng := range ranges {
		spans[i] = spanOf(d.Text, rng, r.features.encoding)
	}
	return r.toTextEdits(d, format.Lines(d.Model().Tree, formatOptions(o), spans...))
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
