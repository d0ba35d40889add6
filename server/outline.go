package server

import (
	"context"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/outline"
)

// symbolKinds are the icons of an outline.Kind. Those of plain values are the ones that VS Code's own JSON server uses.
var symbolKinds = [...]protocol.SymbolKind{
	outline.Connector: protocol.SymbolKindInterface,
	outline.Widget:    protocol.SymbolKindClass,
	outline.Parameter: protocol.SymbolKindVariable,
	outline.Object:    protocol.SymbolKindModule,
	outline.Array:     protocol.SymbolKindArray,
	outline.String:    protocol.SymbolKindString,
	outline.Number:    protocol.SymbolKindNumber,
	outline.Boolean:   protocol.SymbolKindBoolean,
	outline.Null:      protocol.SymbolKindNull,
	outline.Key:       protocol.SymbolKindKey,
}

// DocumentSymbol implements [protocol.Server].
func (r *request) DocumentSymbol(_ context.Context, params *protocol.DocumentSymbolParams) (protocol.DocumentSymbolResult, error) {
	d := r.readable(params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	symbols := outline.Symbols(d.Model())
	if r.features.nestedSymbols {
		return protocol.DocumentSymbolSlice(r.nested(d, symbols)), nil
	}
	return protocol.SymbolInformationSlice(r.flat(d, symbols, "", nil)), nil
}

func (s *session) nested(d *document, symbols []outline.Symbol) []protocol.DocumentSymbol {
	list := make([]protocol.DocumentSymbol, 0, len(symbols))
	for _, symbol := range symbols {
		out := protocol.DocumentSymbol{
			Name:           symbol.Name,
			Kind:           symbolKinds[symbol.Kind],
			Range:          rangeOf(d.Text, symbol.Span, s.features.encoding),
			SelectionRange: rangeOf(d.Text, symbol.Select, s.features.encoding),
		}
		if symbol.Detail != "" {
			out.Detail = &symbol.Detail
		}
		if len(symbol.Children) > 0 {
			out.Children = s.nested(d, symbol.Children)
		}
		list = append(list, out)
	}
	return list
}

// flat appends symbols and those in them to list, for clients that know no nesting.
func (s *session) flat(d *document, symbols []outline.Symbol, in string, list []protocol.SymbolInformation) []protocol.SymbolInformation {
	for _, symbol := range symbols {
		out := protocol.SymbolInformation{
			BaseSymbolInformation: protocol.BaseSymbolInformation{Name: symbol.Name, Kind: symbolKinds[symbol.Kind]},
			Location:              protocol.Location{URI: d.URI, Range: rangeOf(d.Text, symbol.Span, s.features.encoding)},
		}
		if in != "" {
			out.ContainerName = &in
		}
		list = s.flat(d, symbol.Children, symbol.Name, append(list, out))
	}
	return list
}
