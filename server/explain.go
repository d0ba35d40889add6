package server

import (
	"context"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/diagnostics"
)

// explain answers with the page of a rule, as markdown. The argument is the code of the rule.
func explain(_ context.Context, argument protocol.LSPAny) (protocol.LSPAny, error) {
	code, ok := peekString(argument)
	if !ok {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the argument of %s is the code of a rule, as a string", explainCommand)
	}
	rule, ok := diagnostics.Lookup(code)
	if !ok {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "there is no rule %s", code)
	}
	return protocol.Marshal(rule.Markdown())
}
