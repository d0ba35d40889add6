package server

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"unicode"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/manifest"
)

// maxSymbols is how many symbols a response has at most.
const maxSymbols = 1_000

// Symbols implements [protocol.Server]: the connectors, widgets and parameters of all manifests that are open or in the workspace.
// The container of each is the folder of its extension.
func (r *request) Symbols(ctx context.Context, params *protocol.WorkspaceSymbolParams) (protocol.WorkspaceSymbolResult, error) {
	snap := r.snapshot
	list := protocol.SymbolInformationSlice{}
	for d := range while(ctx, slices.Values(r.allManifests(ctx, snap))) {
		if int64(d.Text.Len()) > snap.settings.MaxFileSize || d.Model().Nature == manifest.Foreign {
			continue
		}
		var folder *string
		if d.Path != "" {
			folder = new(filepath.Base(filepath.Dir(d.Path)))
		}
		for symbol := range named(ide.Outline(d.Model())) {
			if ctx.Err() != nil || len(list) == maxSymbols {
				return list, ctx.Err()
			}
			if !fuzzy(params.Query, symbol.Name) {
				continue
			}
			list = append(list, protocol.SymbolInformation{
				BaseSymbolInformation: protocol.BaseSymbolInformation{
					Name:          symbol.Name,
					Kind:          symbolKinds[symbol.Kind],
					ContainerName: folder,
				},
				Location: protocol.Location{URI: d.URI, Range: rangeOf(d.Text, symbol.Selection, r.caps.encoding)},
			})
		}
	}
	return list, ctx.Err()
}

// allManifests returns the manifests that are open or in the workspace, in the order of their URIs.
func (s *session) allManifests(ctx context.Context, snap *snapshot) []*document {
	var all []*document
	known := map[string]bool{}
	for _, d := range snap.Documents() {
		if d.Kind == manifest.Manifest {
			all = append(all, d)
			known[d.Path] = true
		}
	}
	for _, d := range snap.Closed() {
		all = append(all, d)
		known[d.Path] = true
	}
	for _, path := range s.manifests(ctx) {
		if known[path] || ctx.Err() != nil {
			continue
		}
		d, err := snap.ReadAt(filepath.Dir(path), filepath.Base(path))
		if err != nil {
			s.logUnreadManifest(path, err)
			continue
		}
		all = append(all, d)
	}
	slices.SortFunc(all, func(a, b *document) int { return cmp.Compare(a.URI, b.URI) })
	return all
}

// named yields the symbols in a tree of symbols that users search for by name.
func named(tree []ide.Symbol) func(yield func(ide.Symbol) bool) {
	return func(yield func(ide.Symbol) bool) { eachNamed(tree, yield) }
}

func eachNamed(tree []ide.Symbol, yield func(ide.Symbol) bool) bool {
	for _, symbol := range tree {
		switch symbol.Kind {
		case ide.ConnectorSymbol, ide.WidgetSymbol, ide.ParameterSymbol:
			if symbol.Name == manifest.InAuthorisation.Key() && symbol.Detail != "" {
				symbol.Name = symbol.Detail // its link name
			}
			if !yield(symbol) {
				return false
			}
		case ide.ObjectSymbol, ide.ArraySymbol, ide.StringSymbol, ide.NumberSymbol, ide.BooleanSymbol, ide.NullSymbol, ide.NameSymbol:
			if !eachNamed(symbol.Children, yield) {
				return false
			}
		}
	}
	return true
}

// fuzzy reports whether name contains the characters of query in that order, ignoring case.
func fuzzy(query, name string) bool {
	for _, r := range name {
		if query == "" {
			return true
		}
		if wanted, size := utf8.DecodeRuneInString(query); unicode.ToLower(wanted) == unicode.ToLower(r) {
			query = query[size:]
		}
	}
	return query == ""
}
