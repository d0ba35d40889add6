package server

import (
	"cmp"
	"encoding/json"
	"path"
	"reflect"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/server/transport"
)

// providers has the method that each capability announces.
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

func TestCapabilitiesMatchMethods(t *testing.T) {
	c := reflect.ValueOf(serverCapabilities(clientCapabilities{pullDiagnostics: true, applyEdit: true}))
	for i := range c.NumField() {
		field := c.Type().Field(i).Name
		method := providers[field]
		switch {
		case field == "PositionEncoding" || field == "TextDocumentSync":
			if c.Field(i).IsZero() {
				t.Errorf("%s is missing", field)
			}
		case c.Field(i).IsZero() && method != "" && modeOf(method) != transport.Unsupported:
			t.Errorf("%s is served, but serverCapabilities does not announce it", method)
		case !c.Field(i).IsZero() && method == "":
			t.Errorf("%s has no method in the table providers of this test", field)
		case !c.Field(i).IsZero() && modeOf(method) != transport.Concurrent:
			t.Errorf("%s announces %s, which modeOf does not list as concurrent", field, method)
		}
	}
}

// promised has a result for every method: names that are linked and used, a page, and an incomplete entry.
const promised = `{"service": "WRITER",
"modules": {"widgets": [{"url": "/app/page.html"}]},
"connectors": [{"name": "books", "type": "OAuth", }, {"connectionName": "shop", "connectionLinkName": "shop"}]}`

// Every method of a capability has a result for an open document.
func TestAnnouncedMethodsHaveResults(t *testing.T) {
	at := extensionOnDisk(t, map[string]string{
		project.Manifest: promised,
		"app/page.html":  `<script>f({ connectionLinkName: "shop" })</script>`,
	})
	u := at(project.Manifest)
	r := start(t, Options{}, nil)
	r.Initialize(lsptest.Object{
		"capabilities":     capable()["capabilities"],
		"workspaceFolders": []any{lsptest.Object{"uri": path.Dir(string(u)), "name": "w"}},
	})
	r.Open(u, promised)
	needles := map[string]string{ // of the methods that are not about the second name
		"textDocument/completion":       `"type": "OAuth", |`,
		"textDocument/inlineCompletion": `"type": "OAuth", |`,
		"textDocument/onTypeFormatting": `"books", "type": "OAuth", }|`,
	}
	for _, method := range providers {
		params := pointing(t, u, promised, cmp.Or(needles[method], `"connectionLinkName": "sh|op"`))
		params["positions"] = []any{params["position"]}
		params["range"] = protocol.Range{End: protocol.Position{Line: 3}}
		params["context"] = lsptest.Object{"diagnostics": []any{}, "triggerKind": 1, "includeDeclaration": true}
		params["options"] = lsptest.Object{"tabSize": 2, "insertSpaces": true}
		params["ch"] = "}"
		params["newName"] = "market"
		params["query"] = "shop"
		params["previousResultIds"] = []any{}
		params["files"] = []any{lsptest.Object{"oldUri": string(at("app/page.html")), "newUri": string(at("app/start.html"))}}
		params["command"], params["arguments"] = explainCommand, []any{"syntax"}
		var result any
		if err := r.Call(method, params, &result); err != nil {
			t.Errorf("%s: %v", method, err)
		}
		if !isResult(result) {
			t.Errorf("%s must have a result that is not empty for the document promised, but has %v", method, result)
		}
	}
}

// isResult reports whether a result is not empty.
func isResult(result any) bool {
	switch v := result.(type) {
	case nil:
		return false
	case []any:
		return len(v) > 0
	case map[string]any:
		for _, list := range []string{"items", "data"} {
			if content, ok := v[list]; ok {
				return isResult(content)
			}
		}
		return len(v) > 0
	default:
		return true
	}
}

func TestUnusualInitialize(t *testing.T) {
	tests := []struct {
		params   string
		encoding protocol.PositionEncodingKind
	}{
		{`{}`, "utf-16"},
		{`{"processId":1e3,"rootUri":"","capabilities":{"textDocument":{"synchronization":true}}}`, "utf-16"},
		{`{"capabilities":{"general":{"positionEncodings":["ebcdic","utf-8","utf-16"]}}}`, "utf-8"},
		{`{"capabilities":{"general":{"positionEncodings":["utf-16","utf-8"]}}}`, "utf-16"},
		{`{"capabilities":{"general":{"positionEncodings":["utf-32"]}}}`, "utf-32"},
		{`{"capabilities":{"general":{"positionEncodings":"utf-8"}}}`, "utf-16"},
		{`{"capabilities":7,"initializationOptions":[],"trace":{}}`, "utf-16"},
	}
	for _, test := range tests {
		r := start(t, Options{}, nil)
		var result protocol.InitializeResult
		if err := r.Call("initialize", json.RawMessage(test.params), &result); err != nil {
			t.Errorf("%s: %v", test.params, err)
		}
		if got := result.Capabilities.PositionEncoding; got != test.encoding {
			t.Errorf("%s: encoding %s, want %s", test.params, got, test.encoding)
		}
	}
}

// With another server for JSON, features of any JSON are not offered.
func TestWithAnotherServer(t *testing.T) {
	_, all, _ := openOutlined(t, lsptest.Object{}, nil)
	if all.Capabilities.DocumentSymbolProvider == nil || all.Capabilities.FoldingRangeProvider == nil || all.Capabilities.SelectionRangeProvider == nil {
		t.Errorf("not promised without another server: %+v", all.Capabilities)
	}
	_, can, _ := openOutlined(t, lsptest.Object{}, lsptest.Object{"jsonFeatures": false})
	if can.Capabilities.DocumentSymbolProvider != nil || can.Capabilities.FoldingRangeProvider != nil || can.Capabilities.SelectionRangeProvider != nil {
		t.Errorf("promised: %+v", can.Capabilities)
	}
	if can.Capabilities.HoverProvider == nil {
		t.Error("hover is not promised")
	}
	_, can, _ = openOutlined(t, lsptest.Object{}, lsptest.Object{"jsonFeatures": false, "outline": true})
	if can.Capabilities.DocumentSymbolProvider == nil || can.Capabilities.FoldingRangeProvider != nil {
		t.Errorf("promised with an outline: %+v", can.Capabilities)
	}
}
