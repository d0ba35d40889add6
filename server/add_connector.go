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
	"plugin-manifest-ls/server/transport"
)

// addConnector adds a connector to an open manifest. The argument is an object with
//
//   - uri: the manifest;
//   - type: an authentication type, for a connector in the guide form;
//   - service: a connection service, for a connector in the Sigma form;
//   - position: the cursor; the new connector is inserted after the connector there, or after the last one.
//
// Without type and service, the user is asked. A client that does not support edits receives the edit as the result.
func (r *request) addConnector(ctx context.Context, argument protocol.LSPAny) (protocol.LSPAny, error) {
	name, _ := lookupString(argument, "uri")
	u, err := uri.Parse(name)
	if err != nil || name == "" {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the argument of %s must be an object with the uri of a manifest", addConnectorCommand)
	}
	d := r.readable(u)
	if d == nil || d.Kind != manifest.Manifest {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s must be an open manifest", name)
	}
	kind, err := kindOfConnector(argument)
	if err != nil {
		return nil, err
	}
	if kind == nil {
		if kind, err = r.askForConnector(ctx, d); kind == nil {
			return nil, err
		}
		// The user may have edited the manifest meanwhile.
		snap := r.current.Load()
		if d = snap.Readable(u); d == nil {
			return nil, jsonrpc2.NewError(protocol.CodeContentModified, "the manifest was closed")
		}
	}
	action, ok := actions.AddConnector(d.Model(), r.cursorOf(d, argument), *kind)
	if !ok {
		return nil, jsonrpc2.Errorf(transport.RequestFailed, "such a connector cannot be added to %s", name)
	}
	edit := r.toWorkspaceEdit(d, action.Edits)
	if !r.caps.applyEdit {
		return protocol.Marshal(edit)
	}
	return nil, r.applyEdit(ctx, action.Title, edit)
}

// kindOfConnector returns the kind of connector in the argument, nil if it has none.
func kindOfConnector(argument protocol.LSPAny) (*actions.NewConnector, error) {
	if typ, ok := lookupString(argument, "type"); ok {
		auth, ok := catalog.FoldAuthType(typ)
		if !ok {
			return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "unknown authentication type %s", typ)
		}
		return &actions.NewConnector{Auth: &auth}, nil
	}
	if service, ok := lookupString(argument, "service"); ok {
		return &actions.NewConnector{Service: service}, nil
	}
	return nil, nil
}

// askForConnector has the user select one of the kinds of connectors that can be added to d. It returns nil if the user selects none.
func (s *session) askForConnector(ctx context.Context, d *document) (*actions.NewConnector, error) {
	params := &protocol.ShowMessageRequestParams{Type: protocol.MessageTypeInfo, Message: "Which kind of connector do you want to add?"}
	kinds := actions.NewConnectors(d.Model())
	if len(kinds) == 0 {
		return nil, jsonrpc2.Errorf(transport.RequestFailed, "no connector can be added to %s", d.URI)
	}
	for _, k := range kinds {
		params.Actions = append(params.Actions, protocol.MessageActionItem{Title: k.Title()})
	}
	var selected *protocol.MessageActionItem
	var err error
	s.conn.Blocking(func() { selected, err = s.client.ShowMessageRequest(ctx, params) })
	if err != nil || selected == nil {
		return nil, err
	}
	i := slices.IndexFunc(kinds, func(k actions.NewConnector) bool { return k.Title() == selected.Title })
	if i < 0 {
		return nil, nil
	}
	return &kinds[i], nil
}

// cursorOf returns the position in the argument of a command, the end of d if there is none.
func (s *session) cursorOf(d *document, argument protocol.LSPAny) text.Span {
	line, hasLine := lookupNumber(argument, "position", "line")
	character, hasCharacter := lookupNumber(argument, "position", "character")
	if hasLine && hasCharacter {
		if offset, ok := offsetAt(d.Text, line, character, s.caps.encoding); ok {
			return text.At(offset)
		}
	}
	return text.At(d.Text.Len())
}
