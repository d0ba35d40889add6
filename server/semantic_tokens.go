package server

import (
	"context"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/text"
)

// semanticTypes is the legend: the standard LSP type of each token type.
var semanticTypes = [...]string{
	ide.LinkNameToken:    string(protocol.SemanticTokenTypesVariable),
	ide.ScopeToken:       string(protocol.SemanticTokenTypesEnumMember),
	ide.PlaceholderToken: string(protocol.SemanticTokenTypesParameter),
}

// declares is the bit of the only modifier, which link names have.
const declares = 1

func semanticOptions() *protocol.SemanticTokensOptions {
	yes := true
	return &protocol.SemanticTokensOptions{
		Legend: protocol.SemanticTokensLegend{
			TokenTypes:     semanticTypes[:],
			TokenModifiers: []string{string(protocol.SemanticTokenModifiersDeclaration)},
		},
		Range: protocol.Boolean(true),
		Full:  &protocol.SemanticTokensFullDelta{Delta: &yes},
	}
}

// SemanticTokensFull implements [protocol.Server].
func (r *request) SemanticTokensFull(ctx context.Context, params *protocol.SemanticTokensParams) (*protocol.SemanticTokens, error) {
	data, ok := r.allTokens(ctx, params.TextDocument.URI)
	if !ok {
		return nil, ctx.Err()
	}
	id := r.coloured.keep(params.TextDocument.URI, data)
	return &protocol.SemanticTokens{ResultID: &id, Data: data}, nil
}

// SemanticTokensFullDelta implements [protocol.Server].
func (r *request) SemanticTokensFullDelta(ctx context.Context, params *protocol.SemanticTokensDeltaParams) (protocol.SemanticTokensDeltaResult, error) {
	data, ok := r.allTokens(ctx, params.TextDocument.URI)
	if !ok {
		return nil, ctx.Err()
	}
	before, known := r.coloured.last(params.TextDocument.URI, params.PreviousResultID)
	id := r.coloured.keep(params.TextDocument.URI, data)
	if !known {
		return &protocol.SemanticTokens{ResultID: &id, Data: data}, nil
	}
	return &protocol.SemanticTokensDelta{ResultID: &id, Edits: tokenEdits(before, data)}, nil
}

// SemanticTokensRange implements [protocol.Server].
func (r *request) SemanticTokensRange(ctx context.Context, params *protocol.SemanticTokensRangeParams) (*protocol.SemanticTokens, error) {
	d := r.readable(params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	return &protocol.SemanticTokens{Data: r.tokens(ctx, d, spanOf(d.Text, params.Range, r.features.encoding))}, ctx.Err()
}

func (r *request) allTokens(ctx context.Context, u uri.URI) ([]uint32, bool) {
	d := r.readable(u)
	if d == nil {
		return nil, false
	}
	return r.tokens(ctx, d, text.Span{End: d.Text.Len()}), ctx.Err() == nil
}

// tokens returns the tokens of d that touch within as the protocol packs them: five numbers each, the
// first two relative to the token before.
func (s *session) tokens(ctx context.Context, d *document, within text.Span) []uint32 {
	found := ide.SemanticTokens(ctx, d.Model(), within)
	data := make([]uint32, 0, 5*len(found))
	var last protocol.Position
	for token := range while(ctx, slices.Values(found)) {
		rng := rangeOf(d.Text, token.Span, s.features.encoding)
		line, character := rng.Start.Line-last.Line, rng.Start.Character
		if line == 0 {
			character -= last.Character
		}
		modifiers := uint32(0)
		if token.Type == ide.LinkNameToken {
			modifiers = declares
		}
		data = append(data, line, character, rng.End.Character-rng.Start.Character, uint32(token.Type), modifiers)
		last = rng.Start
	}
	return data
}

// tokenEdits returns what makes after of before: nothing, or one edit.
func tokenEdits(before, after []uint32) []protocol.SemanticTokensEdit {
	start := 0
	for start < min(len(before), len(after)) && before[start] == after[start] {
		start++
	}
	end := 0
	for end < min(len(before), len(after))-start && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	if start == len(before) && start == len(after) {
		return []protocol.SemanticTokensEdit{}
	}
	return []protocol.SemanticTokensEdit{{
		Start:       uint32(start),
		DeleteCount: uint32(len(before) - end - start),
		Data:        after[start : len(after)-end],
	}}
}
