package server

import (
	"context"
	"slices"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/actions"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/text"
)

// addConnector adds a connector to an open manifest. The argument is an object of
//
//   - uri: the manifest;
//   - type: an authentication type, for a connector in the guide form;
//   - service: a connection service, for a connector in the form that Sigma gives;
//   - position: where the cursor is; the new connector comes behind the one there, or else behind the last.
//
// Without type and service the user is asked. A client that takes no edits is answered with the edit.
func (r *request) addConnector(ctx context.Context, argument protocol.LSPAny) (protocol.LSPAny, error) {
	name, _ := peekString(argument, "uri")
	u, err := uri.Parse(name)
	if err != nil || name == "" {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the argument of %s is an object with the uri of a manifest", addConnectorCommand)
	}
	d := r.readable(u)
	if d == nil || d.Kind != manifest.Manifest {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s is no open manifest", name)
	}
	kind, err := kindOfConnector(argument)
	if err != nil {
		return nil, err
	}
	if kind == nil {
		if kind, err = r.askForConnector(ctx, d); kind == nil {
			return nil, err
		}
		// The user may have typed meanwhile.
		snap := r.current.Load()
		if d = snap.Readable(u); d == nil {
			return nil, jsonrpc2.NewError(protocol.CodeContentModified, "the manifest was closed")
		}
	}
	action, ok := actions.AddConnector(d.Model(), r.cursorOf(d, argument), *kind)
	if !ok {
		return nil, jsonrpc2.Errorf(requestFailed, "there is no place for such a connector in %s", name)
	}
	edit := r.toWorkspaceEdit(d, action.Edits)
	if !r.features.applyEdit {
		return protocol.Marshal(edit)
	}
	return nil, r.applyEdit(ctx, action.Title, edit)
}

// kindOfConnector returns what kind the argument asks for, nil if it leaves that open.
func kindOfConnector(argument protocol.LSPAny) (*actions.NewConnector, error) {
	if typ, ok := peekString(argument, "type"); ok {
		auth, ok := catalog.FoldAuthType(typ)
		if !ok {
			return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "there is no authentication type %s", typ)
		}
		return &actions.NewConnector{Auth: &auth}, nil
	}
	if service, ok := peekString(argument, "service"); ok {
		return &actions.NewConnector{Service: service}, nil
	}
	return nil, nil
}

// askForConnector has the user choose among the kinds of connectors that d can have. The result is nil if the
// user chooses none.
func (s *session) askForConnector(ctx context.Context, d *document) (*actions.NewConnector, error) {
	params := &protocol.ShowMessageRequestParams{Type: protocol.MessageTypeInfo, Message: "What kind of connector is to be added?"}
	kinds := actions.NewConnectors(d.Model())
	if len(kinds) == 0 {
		return nil, jsonrpc2.Errorf(requestFailed, "there is no place for a connector in %s", d.URI)
	}
	for _, k := range kinds {
		params.Actions = append(params.Actions, protocol.MessageActionItem{Title: k.Title()})
	}
	var chosen *protocol.MessageActionItem
	var err error
	s.awaiting(func() { chosen, err = s.client.ShowMessageRequest(ctx, params) })
	if err != nil || chosen == nil {
		return nil, err
	}
	i := slices.IndexFunc(kinds, func(k actions.NewConnector) bool { return k.Title() == chosen.Title })
	if i < 0 {
		return nil, nil
	}
	return &kinds[i], nil
}

// cursorOf returns the position in the argument of a command, the end of d if there is none.
func (s *session) cursorOf(d *document, argument protocol.LSPAny) text.Span {
	line, ok := peekNumber(argument, "position", "line")
	character, both := peekNumber(argument, "position", "character")
	if !ok || !both || line < 0 || character < 0 || line >= 1<<31 || character >= 1<<31 {
		return text.At(d.Text.Len())
	}
	return text.At(offsetOf(d.Text, protocol.Position{Line: uint32(line), Character: uint32(character)}, s.features.encoding))
}
