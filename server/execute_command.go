package server

import (
	"context"
	"slices"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// Commands that the client can have executed.
const (
	// applyCommand makes the edit that is its argument. It is offered to clients that know commands but
	// no code actions.
	applyCommand = name + ".apply"
	// addConnectorCommand adds a connector to a manifest; see [session.addConnector].
	addConnectorCommand = name + ".addConnector"
	// explainCommand answers with the documentation of a rule; see [explain].
	explainCommand = name + ".explain"
)

// requestFailed tells that a request is well formed but cannot be done. The protocol's LSPErrorCodes has
// it, the library does not.
const requestFailed jsonrpc2.Code = -32803

// commands returns the commands there are for a client with features f.
func commands(f features) []string {
	all := []string{addConnectorCommand, explainCommand}
	if !f.codeActionLiterals && f.applyEdit {
		all = slices.Insert(all, 0, applyCommand)
	}
	return all
}

// ExecuteCommand implements [protocol.Server].
func (r *request) ExecuteCommand(ctx context.Context, params *protocol.ExecuteCommandParams) (protocol.LSPAny, error) {
	run := map[string]func(context.Context, protocol.LSPAny) (protocol.LSPAny, error){
		applyCommand:        r.apply,
		addConnectorCommand: r.addConnector,
		explainCommand:      explain,
	}[params.Command]
	switch {
	case run == nil:
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "there is no command %s", params.Command)
	case len(params.Arguments) != 1:
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s takes one argument", params.Command)
	}
	return run(ctx, params.Arguments[0])
}

// apply makes the edit that is the argument.
func (s *session) apply(ctx context.Context, argument protocol.LSPAny) (protocol.LSPAny, error) {
	var edit protocol.WorkspaceEdit
	if err := protocol.Unmarshal(argument, &edit); err != nil {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the argument of %s is no edit", applyCommand)
	}
	return nil, s.applyEdit(ctx, "", &edit)
}

// applyEdit has the client make an edit. title is what it is called in the client's undo list; it may be empty.
func (s *session) applyEdit(ctx context.Context, title string, edit *protocol.WorkspaceEdit) error {
	params := &protocol.ApplyWorkspaceEditParams{Edit: *edit}
	if title != "" {
		params.Label = &title
	}
	var result *protocol.ApplyWorkspaceEditResult
	var err error
	s.awaiting(func() { result, err = s.client.ApplyEdit(ctx, params) })
	if err != nil {
		return err
	}
	if result == nil || !result.Applied {
		s.log.Warn("the client did not make an edit", "title", title)
	}
	return nil
}
