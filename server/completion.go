package server

import (
	"context"
	"sync"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/completion"
	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/ide"
)

// triggerCharacters are the characters after which a client requests completion automatically: those that begin a name or value, the
// dot between the segments of a scope, and the slash in a path. Brackets and commas are not included, because users press Enter
// after them, which would accept the first item.
var triggerCharacters = []string{`"`, ":", ".", slash}

// slash triggers paths only: it also begins comments and occurs in URLs.
const slash = "/"

// Completion implements [protocol.Server].
func (r *request) Completion(_ context.Context, params *protocol.CompletionParams) (protocol.CompletionResult, error) {
	d := r.readable(params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	offset := offsetOf(d.Text, params.Position, r.caps.encoding)
	list := &protocol.CompletionList{}
	for _, item := range completion.Complete(d.Model(), offset, aroundOf(d)) {
		if triggeredBy(params.Context, slash) && item.Kind != completion.File && item.Kind != completion.Folder {
			continue
		}
		list.IsIncomplete = list.IsIncomplete || item.Again || item.Aliased
		item = item.MinimalEdit(d.Text, offset)
		list.Items = append(list.Items, r.toCompletionItem(d, item))
	}
	return list, nil
}

// aroundOf returns what completion in d uses besides its text.
func aroundOf(d *document) completion.Around {
	return completion.Around{Files: d.Files(), Configuration: configurationProperties(), Code: d.Code}
}

func triggeredBy(ctx protocol.CompletionContext, character string) bool {
	return ctx.TriggerKind == protocol.CompletionTriggerKindTriggerCharacter && ctx.TriggerCharacter != nil && *ctx.TriggerCharacter == character
}

// configurationProperties returns the properties of a project configuration.
var configurationProperties = sync.OnceValue(func() []catalog.Key { return config.Keys(diagnostics.Codes()) })

// completionKinds are the icons of a completion.Kind.
var completionKinds = [...]protocol.CompletionItemKind{
	completion.Property:  protocol.CompletionItemKindProperty,
	completion.Constant:  protocol.CompletionItemKindEnumMember,
	completion.Reference: protocol.CompletionItemKindReference,
	completion.Segment:   protocol.CompletionItemKindModule,
	completion.Snippet:   protocol.CompletionItemKindSnippet,
	completion.File:      protocol.CompletionItemKindFile,
	completion.Folder:    protocol.CompletionItemKindFolder,
}

// toCompletionItem returns item in a form that the client supports.
func (s *session) toCompletionItem(d *document, item completion.Item) protocol.CompletionItem {
	edit := s.toTextEdit(d, item.Edit)
	out := protocol.CompletionItem{
		Label:               item.Label,
		Kind:                completionKinds[item.Kind],
		SortText:            protocol.NewOptional(item.Sort),
		FilterText:          protocol.NewOptional(item.Filter),
		InsertTextFormat:    protocol.InsertTextFormatPlainText,
		TextEdit:            &edit,
		AdditionalTextEdits: s.toTextEdits(d, item.Additional),
	}
	if len(item.Edit.Stops) > 0 && s.caps.snippets {
		out.InsertTextFormat = protocol.InsertTextFormatSnippet
		if s.caps.asIs {
			edit.NewText = snippet(item.Edit) + "$0"
			out.InsertTextMode = protocol.InsertTextModeAsIs
		} else {
			edit.NewText = snippet(dedent(item.Edit, marginOf(d.Text, item.Edit.Span.Start))) + "$0"
		}
	}
	if item.Whole {
		if command := s.creatingFiles(d); command != nil {
			out.Command = *command
		}
	}
	if item.Detail != "" {
		out.Detail = protocol.NewOptional(item.Detail)
	}
	if item.Doc != "" {
		out.Documentation = s.toDocumentation(item.Doc)
	}
	if item.Preselect {
		out.Preselect = protocol.NewOptional(true)
	}
	if item.Deprecated && s.caps.deprecated {
		out.Tags = []protocol.CompletionItemTag{protocol.CompletionItemTagDeprecated}
	}
	return out
}

// toDocumentation returns markdown for a client that supports it, or else plain text.
func (s *session) toDocumentation(markdown string) protocol.InlayHintTooltip {
	if s.caps.markdown {
		return &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: markdown}
	}
	return protocol.String(ide.PlainText(markdown))
}
