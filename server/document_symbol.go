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
	to := rangesOf(d.Text, r.caps.encoding)
	if r.caps.nestedSymbols {
		return protocol.DocumentSymbolSlice(nested(to, symbols)), nil
	}
	return protocol.SymbolInformationSlice(flat(to, d, symbols, "", nil)), nil
}

func nested(to ranges, symbols []ide.Symbol) []protocol.DocumentSymbol {
	list := make([]protocol.DocumentSymbol, 0, len(symbols))
	for _, symbol := range symbols {
		out := protocol.DocumentSymbol{
			Name:           symbol.Name,
			Kind:           symbolKinds[symbol.Kind],
			Range:          to.of(symbol.Span),
			SelectionRange: to.of(symbol.Selection),
		}
		if symbol.Detail != "" {
			out.Detail = &symbol.Detail
		}
		if len(symbol.Children) > 0 {
			out.Children = nested(to, symbol.Children)
		}
		list = append(list, out)
	}
	return list
}

// flat appends symbols and their children to list, for clients without support for nested symbols.
func flat(to ranges, d *document, symbols []ide.Symbol, in string, list []protocol.SymbolInformation) []protocol.SymbolInformation {
	for _, symbol := range symbols {
		out := protocol.SymbolInformation{
			BaseSymbolInformation: protocol.BaseSymbolInformation{Name: symbol.Name, Kind: symbolKinds[symbol.Kind]},
			Location:              protocol.Location{URI: d.URI, Range: to.of(symbol.Span)},
		}
		if in != "" {
			out.ContainerName = &in
		}
		list = flat(to, d, symbol.Children, symbol.Name, append(list, out))
	}
	return list
}
