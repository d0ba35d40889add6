package server

import (
	"context"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/actions"
	"plugin-manifest-ls/internal/format"
	"plugin-manifest-ls/internal/text"
)

// Formatting implements [protocol.Server]. The options of the client apply where the file has no style yet.
func (r *request) Formatting(ctx context.Context, params *protocol.DocumentFormattingParams) ([]protocol.TextEdit, error) {
	d := r.formattable(params.TextDocument)
	if d == nil {
		return nil, nil
	}
	return r.toFormat(ctx, d, format.Document(d.Model().Tree, formatOptions(ctx, params.Options)))
}

// RangeFormatting implements [protocol.Server].
func (r *request) RangeFormatting(ctx context.Context, params *protocol.DocumentRangeFormattingParams) ([]protocol.TextEdit, error) {
	return r.formatLines(ctx, params.TextDocument, params.Options, params.Range)
}

// RangesFormatting implements [protocol.Server].
func (r *request) RangesFormatting(ctx context.Context, params *protocol.DocumentRangesFormattingParams) ([]protocol.TextEdit, error) {
	return r.formatLines(ctx, params.TextDocument, params.Options, params.Ranges...)
}

// OnTypeFormatting implements [protocol.Server].
func (r *request) OnTypeFormatting(ctx context.Context, params *protocol.DocumentOnTypeFormattingParams) ([]protocol.TextEdit, error) {
	d := r.formattable(params.TextDocument)
	if d == nil {
		return nil, nil
	}
	at := offsetOf(d.Text, params.Position, r.caps.encoding)
	if edits := actions.PasteTyped(d.Model(), at, params.Ch); edits != nil {
		return r.toTextEdits(d, edits), nil
	}
	return r.toTextEdits(d, format.Typed(d.Model().Tree, formatOptions(ctx, params.Options), at, params.Ch)), nil
}

// onTypeOptions returns the characters after which the client requests on-type formatting.
func onTypeOptions() protocol.DocumentOnTypeFormattingOptions {
	triggers := format.Triggers()
	return protocol.DocumentOnTypeFormattingOptions{FirstTriggerCharacter: triggers[0], MoreTriggerCharacter: triggers[1:]}
}

// formattable is [request.readable] but nil if another server formats.
func (r *request) formattable(in protocol.TextDocumentIdentifier) *document {
	if r.caps.noJSON {
		return nil
	}
	return r.readable(in.URI)
}

func (r *request) formatLines(ctx context.Context, in protocol.TextDocumentIdentifier, o protocol.FormattingOptions, ranges ...protocol.Range) ([]protocol.TextEdit, error) {
	d := r.formattable(in)
	if d == nil {
		return nil, nil
	}
	spans := make([]text.Span, len(ranges))
	for i, rng := range ranges {
		spans[i] = spanOf(d.Text, rng, r.caps.encoding)
	}
	return r.toFormat(ctx, d, format.Lines(d.Model().Tree, formatOptions(ctx, o), spans...))
}

// toFormat returns the edits that format d.
func (r *request) toFormat(ctx context.Context, d *document, edits []text.Edit) ([]protocol.TextEdit, error) {
	all := make([]protocol.TextEdit, 0, len(edits))
	for e := range while(ctx, slices.Values(edits)) {
		all = append(all, r.toTextEdit(d, e))
	}
	return all, ctx.Err()
}

// maxTabSize is how many spaces a level of indentation has at most.
const maxTabSize = 16

func formatOptions(ctx context.Context, o protocol.FormattingOptions) format.Options {
	isSet := func(option *bool) bool { return option != nil && *option }
	out := format.Options{
		Unit:   "\t",
		Ending: format.Ending{Insert: isSet(o.InsertFinalNewline), Trim: isSet(o.TrimFinalNewlines)},
		Stop:   func() bool { return ctx.Err() != nil },
	}
	if o.InsertSpaces {
		out.Unit = strings.Repeat(" ", int(min(max(o.TabSize, 1), maxTabSize)))
	}
	return out
}
