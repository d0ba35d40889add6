package lsptest

import (
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// Object is a JSON object.
type Object = map[string]any

// Initialize sends initialize with params and initialized, and returns the result with the capabilities.
func (c *Client) Initialize(params Object) *protocol.InitializeResult {
	c.t.Helper()
	if params == nil {
		params = Object{}
	}
	if params["capabilities"] == nil {
		params["capabilities"] = Object{}
	}
	var result protocol.InitializeResult
	if err := c.Call("initialize", params, &result); err != nil {
		c.t.Fatalf("initialize: %v", err)
	}
	c.Notify("initialized", Object{})
	return &result
}

// Open opens a document with version 1.
func (c *Client) Open(u uri.URI, text string) {
	c.t.Helper()
	c.Notify("textDocument/didOpen", Object{
		"textDocument": Object{"uri": string(u), "languageId": "json", "version": 1, "text": text},
	})
}

// Replace replaces a range of a document.
func (c *Client) Replace(u uri.URI, version int, r protocol.Range, text string) {
	c.t.Helper()
	c.Notify("textDocument/didChange", &protocol.DidChangeTextDocumentParams{
		TextDocument: protocol.VersionedTextDocumentIdentifier{
			TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: u},
			Version:                int32(version),
		},
		ContentChanges: []protocol.TextDocumentContentChangeEvent{
			&protocol.TextDocumentContentChangePartial{Range: r, Text: text},
		},
	})
}

// Shut closes a document.
func (c *Client) Shut(u uri.URI) {
	c.t.Helper()
	c.Notify("textDocument/didClose", Document(u))
}

// Document returns the parameters of a request that needs only a document.
func Document(u uri.URI) Object { return Object{"textDocument": Object{"uri": string(u)}} }

// Published waits for the next diagnostics the server publishes.
func (c *Client) Published() *protocol.PublishDiagnosticsParams {
	c.t.Helper()
	var params protocol.PublishDiagnosticsParams
	c.Next("textDocument/publishDiagnostics", &params)
	return &params
}

// Span returns the range from one position to another.
func Span(line, col, endLine, endCol uint32) protocol.Range {
	return protocol.Range{
		Start: protocol.Position{Line: line, Character: col},
		End:   protocol.Position{Line: endLine, Character: endCol},
	}
}
