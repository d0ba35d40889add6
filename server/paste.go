package server

import (
	"context"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/actions"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// pasteCommand returns how to paste a connection that was copied from Sigma. The argument is an object with
//
//   - uri: the manifest;
//   - range: what the pasted text would replace;
//   - text: the pasted text.
//
// The result is an object with a title and an edit, which adds the connection where the service reads it, or null if the text can be
// pasted as it is.
const pasteCommand = name + ".paste"

// maxPasted limits the pasted text, in bytes.
const maxPasted = 64 << 10

func (r *request) paste(_ context.Context, argument protocol.LSPAny) (protocol.LSPAny, error) {
	var params struct {
		URI   uri.URI        `json:"uri"`
		Range protocol.Range `json:"range"`
		Text  string         `json:"text"`
	}
	if err := protocol.Unmarshal(argument, &params); err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the argument of %s must be an object with uri, range and text", pasteCommand)
	}
	d := r.document(params.URI)
	if d == nil || d.Kind != manifest.Manifest || len(params.Text) > maxPasted || int64(d.Text.Len()) > r.snapshot.settings.MaxFileSize {
		return nil, nil
	}
	replaced := spanOf(d.Text, params.Range, r.caps.encoding)
	edits := actions.PasteAs(d.Model().Tree, text.Edit{Span: replaced, New: params.Text})
	if edits == nil {
		return nil, nil
	}
	return protocol.Marshal(map[string]any{"title": "Paste as connector", "edit": r.toWorkspaceEdit(d, edits)})
}
