package server

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"weak"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/symbols"
)

// showReferences is a command of clients that list it in the experimental capability commands.commands: it displays locations. Its
// arguments are a URI, a position in it and a list of locations.
const showReferences = name + ".showReferences"

// lensData is the data of a code lens until it is resolved.
type lensData struct {
	URI  uri.URI     `json:"uri"`
	Name string      `json:"name"`
	By   symbols.Key `json:"by"`
}

// marshal is faster than [protocol.Marshal], which uses reflection.
func (d lensData) marshal() (protocol.LSPAny, error) {
	data, err := protocol.AppendMarshal([]byte(`{"uri":`), d.URI)
	if err != nil {
		return nil, err
	}
	if data, err = protocol.AppendMarshal(append(data, `,"name":`...), protocol.String(d.Name)); err != nil {
		return nil, err
	}
	data = strconv.AppendUint(append(data, `,"by":`...), uint64(d.By), 10)
	return append(data, '}'), nil
}

// CodeLens implements [protocol.Server]: a code lens at each connection link name that code can use. Its title is computed when it is
// resolved.
func (r *request) CodeLens(ctx context.Context, params *protocol.CodeLensParams) ([]protocol.CodeLens, error) {
	d := r.readable(params.TextDocument.URI)
	if d == nil || d.Kind != manifest.Manifest || d.Model().Nature != manifest.Zoho {
		return nil, nil
	}
	if !isInExtension(d) || !r.codeOf(d.Home).HasCode() {
		return nil, nil // as in services whose code is in Sigma
	}
	if last := r.codeLenses.Load(); last != nil && last.of == weak.Make(d) {
		return last.list, nil
	}
	list, err := r.codeLensesOf(ctx, d)
	if err == nil {
		r.codeLenses.Store(&codeLenses{weak.Make(d), list})
	}
	return list, err
}

// codeLenses are the code lenses of a version of a document, which nothing else affects until they are resolved.
type codeLenses struct {
	of   weak.Pointer[document] // so that a closed document does not stay in memory
	list []protocol.CodeLens    // never changes
}

func (s *session) codeLensesOf(ctx context.Context, d *document) ([]protocol.CodeLens, error) {
	list := []protocol.CodeLens{}
	to := rangesOf(d.Text, s.caps.encoding)
	for declared := range while(ctx, slices.Values(symbols.Declarations(d.Model()))) {
		data, err := lensData{d.URI, declared.Name, declared.By}.marshal()
		if err != nil {
			return nil, err
		}
		list = append(list, protocol.CodeLens{Range: to.of(declared.Span()), Data: data})
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
	c.rescanUses(of)
	uses := r.uses(ctx, c, of)
	lens.Command.Title = ide.UsesLabel(len(uses))
	if len(uses) == 0 || !r.caps.showReferences {
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
