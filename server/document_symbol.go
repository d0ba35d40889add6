package server

import (
	"context"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/ide"
)

// symbolKinds are the LSP kinds of symbols. Those of plain values are the ones that VS Code's JSON server uses.
var symbolKinds = [...]protocol.SymbolKind{
	ide.ConnectorSymbol: protocol.SymbolKindInterface,
	ide.WidgetSymbol:    protocol.SymbolKindClass,
	ide.ParameterSymbol: protocol.SymbolKindVariable,
	ide.ObjectSymbol:    protocol.SymbolKindModule,
	ide.ArraySymbol:     protocol.SymbolKindArray,
	ide.StringSymbol:    protocol.SymbolKindString,
	ide.NumberSymbol:    protocol.SymbolKindNumber,
	ide.BooleanSymbol:   protocol.SymbolKindBoolean,
	ide.NullSymbol:      protocol.SymbolKindNull,
	ide.NameSymbol:      protocol.SymbolKindKey,
}

// DocumentSymbol implements [protocol.Server].
func (r *request) DocumentSymbol(_ context.Context, params *protocol.DocumentSymbolParams) (protocol.DocumentSymbolResult, error) {
	d := r.readable(params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	symbols := ide.Outline(d.Model())
	if r.caps.nestedSymbols {
		return protocol.DocumentSymbolSlice(r.nested(d, symbols)), nil
	}
	return protocol.SymbolInformationSlice(r.flat(d, symbols, "", nil)), nil
}

func (s *session) nested(d *document, symbols []ide.Symbol) []protocol.DocumentSymbol {
	list := make([]protocol.DocumentSymbol, 0, len(symbols))
	for _, symbol := range symbols {
		out := protocol.DocumentSymbol{
			Name:           symbol.Name,
			Kind:           symbolKinds[symbol.Kind],
			Range:          rangeOf(d.Text, symbol.Span, s.caps.encoding),
			SelectionRange: rangeOf(d.Text, symbol.Selection, s.caps.encoding),
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

// flat appends symbols and their children to list, for clients without support for nested symbols.
func (s *session) flat(d *document, symbols []ide.Symbol, in string, list []protocol.SymbolInformation) []protocol.SymbolInformation {
	for _, symbol := range symbols {
		out := protocol.SymbolInformation{
			BaseSymbolInformation: protocol.BaseSymbolInformation{Name: symbol.Name, Kind: symbolKinds[symbol.Kind]},
			Location:              protocol.Location{URI: d.URI, Range: rangeOf(d.Text, symbol.Span, s.caps.encoding)},
		}
		if in != "" {
			out.ContainerName = &in
		}
		list = s.flat(d, symbol.Children, symbol.Name, append(list, out))
	}
	return list
}
