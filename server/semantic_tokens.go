package server

import (
	"context"
	"slices"
	"strconv"
	"sync"

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

// declarationModifier is the bit of the only modifier, which link names have.
const declarationModifier = 1

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
	id := r.tokenCache.store(params.TextDocument.URI, data)
	return &protocol.SemanticTokens{ResultID: &id, Data: data}, nil
}

// SemanticTokensFullDelta implements [protocol.Server].
func (r *request) SemanticTokensFullDelta(ctx context.Context, params *protocol.SemanticTokensDeltaParams) (protocol.SemanticTokensDeltaResult, error) {
	data, ok := r.allTokens(ctx, params.TextDocument.URI)
	if !ok {
		return nil, ctx.Err()
	}
	before, known := r.tokenCache.get(params.TextDocument.URI, params.PreviousResultID)
	id := r.tokenCache.store(params.TextDocument.URI, data)
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
	return &protocol.SemanticTokens{Data: r.tokens(ctx, d, spanOf(d.Text, params.Range, r.caps.encoding))}, ctx.Err()
}

func (r *request) allTokens(ctx context.Context, u uri.URI) ([]uint32, bool) {
	d := r.readable(u)
	if d == nil {
		return nil, false
	}
	return r.tokens(ctx, d, text.Span{End: d.Text.Len()}), ctx.Err() == nil
}

// tokens returns the tokens of d that touch within in the encoding of the protocol: five numbers each, the first two relative to
// the previous token.
func (s *session) tokens(ctx context.Context, d *document, within text.Span) []uint32 {
	found := ide.SemanticTokens(ctx, d.Model(), within)
	data := make([]uint32, 0, 5*len(found))
	var last protocol.Position
	for token := range while(ctx, slices.Values(found)) {
		rng := rangeOf(d.Text, token.Span, s.caps.encoding)
		line, character := rng.Start.Line-last.Line, rng.Start.Character
		if line == 0 {
			character -= last.Character
		}
		modifiers := uint32(0)
		if token.Type == ide.LinkNameToken {
			modifiers = declarationModifier
		}
		data = append(data, line, character, rng.End.Character-rng.Start.Character, uint32(token.Type), modifiers)
		last = rng.Start
	}
	return data
}

// tokenEdits returns the edits that turn before into after: none or one.
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

// tokenCache holds the semantic tokens that the client received last for each document, so that only changes are sent.
type tokenCache struct {
	mu    sync.Mutex
	count int // of results, for their IDs
	sent  map[uri.URI]sentTokens
}

type sentTokens struct {
	id   string
	data []uint32
}

// store caches data, which must not be changed from here on, and returns its ID.
func (c *tokenCache) store(u uri.URI, data []uint32) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sent == nil {
		c.sent = map[uri.URI]sentTokens{}
	}
	c.count++
	id := strconv.Itoa(c.count)
	c.sent[u] = sentTokens{id, data}
	return id
}

// get returns the tokens with the ID, if they are the last of u.
func (c *tokenCache) get(u uri.URI, id string) ([]uint32, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	found, ok := c.sent[u]
	return found.data, ok && found.id == id
}

// remove removes the tokens of a document that was closed.
func (c *tokenCache) remove(u uri.URI) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.sent, u)
}
