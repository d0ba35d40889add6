package server

import (
	"reflect"
	"testing"

	"plugin-manifest-ls/internal/lsptest"
)

// providers tells which method each capability promises.
var providers = map[string]string{
	"DiagnosticProvider": "textDocument/diagnostic",
	"CompletionProvider": "textDocument/completion",
	"HoverProvider":      "textDocument/hover",

	"DefinitionProvider":        "textDocument/definition",
	"ReferencesProvider":        "textDocument/references",
	"DocumentHighlightProvider": "textDocument/documentHighlight",
	"RenameProvider":            "textDocument/rename",
	"CodeLensProvider":          "textDocument/codeLens",
	"WorkspaceSymbolProvider":   "workspace/symbol",
	"Workspace":                 "workspace/willRenameFiles",

	"DiagnosticProvider.WorkspaceDiagnostics": "workspace/diagnostic",

	"DocumentLinkProvider": "textDocument/documentLink",

	"DocumentSymbolProvider": "textDocument/documentSymbol",
	"FoldingRangeProvider":   "textDocument/foldingRange",
	"SelectionRangeProvider": "textDocument/selectionRange",

	"DocumentFormattingProvider":       "textDocument/formatting",
	"DocumentRangeFormattingProvider":  "textDocument/rangeFormatting",
	"DocumentOnTypeFormattingProvider": "textDocument/onTypeFormatting",

	"SemanticTokensProvider":     "textDocument/semanticTokens/full",
	"LinkedEditingRangeProvider": "textDocument/linkedEditingRange",
	"InlayHintProvider":          "textDocument/inlayHint",
	"InlineCompletionProvider":   "textDocument/inlineCompletion",
	"CodeActionProvider":         "textDocument/codeAction",

	"ExecuteCommandProvider": "workspace/executeCommand",
}

func TestCapabilitiesAreWhatIsServed(t *testing.T) {
	c := reflect.ValueOf(capabilities(features{pullDiagnostics: true, applyEdit: true}))
	for i := range c.NumField() {
		field := c.Type().Field(i).Name
		method := providers[field]
		switch {
		case field == "PositionEncoding" || field == "TextDocumentSync":
		case c.Field(i).IsZero() && method != "" && kindOf(method) != unknownMethod:
			t.Errorf("%s is served but not promised", method)
		case !c.Field(i).IsZero() && kindOf(method) != requestMethod:
			t.Errorf("%s is promised but not served", field)
		}
	}

	r := start(t, Options{}, nil)
	r.Initialize(nil)
	for _, method := range providers {
		if kindOf(method) == unknownMethod || method == "workspace/executeCommand" {
			continue
		}
		params := lsptest.Document("file:///none/plugin-manifest.json")
		params["position"] = lsptest.Object{"line": 0, "character": 0}
		params["positions"] = []any{params["position"]}
		params["files"] = []any{}
		params["options"] = lsptest.Object{"tabSize": 2, "insertSpaces": true}
		params["ch"] = "}"
		params["previousResultIds"] = []any{}
		params["range"] = lsptest.Span(0, 0, 0, 0)
		params["context"] = lsptest.Object{"diagnostics": []any{}, "triggerKind": 1}
		if err := r.Call(method, params, nil); err != nil {
			t.Errorf("%s: %v", method, err)
		}
	}
}
