package server

import (
	"context"
	"fmt"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/symbols"
)

// showReferences is a command of clients, which say that they have it in the experimental capability
// commands.commands: it shows places. Its arguments are a URI, a position in it and a list of locations.
const showReferences = name + ".showReferences"

// lensData is what is kept with a code lens until it is shown.
type lensData struct {
	URI  uri.URI     `json:"uri"`
	Name string      `json:"name"`
	By   symbols.Key `json:"by"`
}

// CodeLens implements [protocol.Server]: one at each name by which code calls a connector. What it says is worked out
// when it is shown.
func (r *request) CodeLens(ctx context.Context, params *protocol.CodeLensParams) ([]protocol.CodeLens, error) {
	d := r.readable(params.TextDocument.URI)
	if d == nil || d.Kind != manifest.Manifest || d.Model().Nature != manifest.Zoho {
		return nil, nil
	}
	if c := r.connectionsOf(ctx, r.snapshot, d); !c.Code.HasCode() {
		return nil, nil // as in services whose code is kept in Sigma
	}
	list := []protocol.CodeLens{}
	for declared := range while(ctx, slices.Values(symbols.Declarations(d.Model()))) {
		data, err := protocol.Marshal(lensData{d.URI, declared.Name, declared.By})
		if err != nil {
			return nil, err
		}
		list = append(list, protocol.CodeLens{Range: rangeOf(d.Text, declared.Span(), r.features.encoding), Data: data})
	}
	return list, ctx.Err()
}

// CodeLensResolve implements [protocol.Server].
func (r *request) CodeLensResolve(ctx context.Context, lens *protocol.CodeLens) (*protocol.CodeLens, error) {
	var data lensData
	if err := protocol.Unmarshal(lens.Data, &data); err != nil {
		return nil, fmt.Errorf("read the data of a code lens: %w", err)
	}
	key, err := uri.Parse(string(data.URI))
	if err != nil {
		return nil, fmt.Errorf("read the data of a code lens: %w", err)
	}
	lens.Command = protocol.Command{Title: ide.UsesLabel(0)}
	c := r.connectionsAt(ctx, key)
	if c == nil { // it was closed meanwhile
		return lens, nil
	}
	of := symbols.Symbol{Name: data.Name, By: data.By}
	c.settle(of)
	uses := r.uses(ctx, c, of)
	lens.Command.Title = ide.UsesLabel(len(uses))
	if len(uses) == 0 || !r.features.showReferences {
		return lens, nil
	}
	lens.Command.Command = showReferences
	for _, argument := range []any{data.URI, lens.Range.Start, uses} {
		raw, err := protocol.Marshal(argument)
		if err != nil {
			return nil, err
		}
		lens.Command.Arguments = append(lens.Command.Arguments, raw)
	}
	return lens, nil
}

// refreshLenses has the client ask for code lenses again, once for all that happens until it answers.
func (s *session) refreshLenses() {
	if !s.features.refreshLenses || phase(s.phase.Load()) != running || !s.lenses.CompareAndSwap(false, true) {
		return
	}
	go func() {
		s.lenses.Store(false) // what happens from here on may come too late for the answer
		if err := s.client.CodeLensRefresh(s.ctx); err != nil {
			s.log.Info("asking for a refresh of code lenses", "error", err)
		}
	}()
}

// recount has code lenses and hints asked for again if an asset uses other connections than before.
func (s *session) recount(before, now *document) {
	if !s.features.refreshLenses && !s.features.refreshInlays {
		return
	}
	go func() {
		defer s.recoverAnalysis()
		was, hadSource := before.Source()
		is, hasSource := now.Source()
		if hadSource && hasSource && !slices.EqualFunc(was.Uses, is.Uses, func(a, b symbols.Use) bool { return a.Symbol() == b.Symbol() }) {
			s.refreshLenses()
			s.refreshInlays()
		}
	}()
}
