// Package server implements the Language Server Protocol for plugin-manifest.json.
//
// It is the only package that knows the types of the protocol. Package [plugin-manifest-ls/server/transport] reads the messages
// and calls [session.route] for each, which creates a [request]: one message with the snapshot that was current when it was read.
// The handler of a request is in the file named after its method: textDocument/documentHighlight is in document_highlight.go.
//
// Handlers pass texts and offsets to the other packages. convert.go converts between offsets and the positions of the client.
package server
