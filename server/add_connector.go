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

// pickConnector is a command of clients that list it in the experimental capability commands.commands: it requests the actions of
// kind refactor.addConnector, has the user select one and applies it. Its argument is that of [addConnectorCommand].
const pickConnector = name + ".pickConnector"

// addConnectorTitle is the title of the action that asks for the kind of connector.
const addConnectorTitle = "Add connector…"

// connectorActions returns the actions that add a connector. A client that requests their kind gets one for each kind of
// connector, at any position. Other clients get a single action that has the user select, where a connector belongs, or the list
// if nothing can ask the user.
func (r *request) connectorActions(ctx context.Context, d *document, at text.Span, requested protocol.CodeActionContext) []protocol.CommandOrCodeAction {
	if d.Kind != manifest.Manifest {
		return nil
	}
	explicit := slices.Contains(requested.Only, protocol.CodeActionKind(actions.Addition))
	if !explicit && (!requestedKinds(requested)(actions.Addition) || !actions.OffersConnectors(d.Model(), at)) {
		return nil
	}
	if command := r.connectorCommand(); command != "" && !explicit {
		if a := r.asking(d, at, command); a != nil {
			return []protocol.CommandOrCodeAction{a}
		}
	}
	var all []protocol.CommandOrCodeAction
	for _, a := range actions.AddConnectors(ctx, d.Model(), at) {
		all = append(all, r.toAction(&protocol.CodeAction{
			Title: a.Title,
			Kind:  new(protocol.CodeActionKind(a.Kind)),
			Data:  connectorData(a.Connector),
		}, r.toWorkspaceEdit(d, a.Edits)))
	}
	return all
}

// connectorCommand returns the command that asks for the kind of connector and adds it, or "" if the client supports none.
func (s *session) connectorCommand() string {
	switch {
	case !s.caps.codeActionLiterals:
		return ""
	case s.caps.pickConnector:
		return pickConnector
	case s.caps.messageActions && s.caps.applyEdit:
		return addConnectorCommand
	}
	return ""
}

// asking returns the action that runs a command for the position of at in d.
func (s *session) asking(d *document, at text.Span, command string) *protocol.CodeAction {
	argument, err := protocol.Marshal(map[string]any{"uri": d.URI, "position": positionOf(d.Text, at.End, s.caps.encoding)})
	if err != nil {
		s.log.Error("encoding a command", "error", err)
		return nil
	}
	return &protocol.CodeAction{
		Title:   addConnectorTitle,
		Kind:    new(protocol.CodeActionKindRefactor),
		Command: protocol.Command{Title: addConnectorTitle, Command: command, Arguments: []protocol.LSPAny{argument}},
	}
}

// connectorData returns the data that an editor needs to list an action: an object with the label of the kind of connector in
// "connector", and a sentence about it in "description".
func connectorData(n *actions.NewConnector) protocol.LSPAny {
	data, err := protocol.Marshal(map[string]string{"connector": n.Label(), "description": n.Description()})
	if err != nil {
		return nil
	}
	return data
}
