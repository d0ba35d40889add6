package server

import (
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/diagnostics"
)

// showRule is a command of clients that list it in the experimental capability commands.commands: it displays the page of a rule.
// Its argument is the code of the rule.
const showRule = name + ".showRule"

// explainActions returns an action for each rule with a diagnostic in list, which displays the page of the rule.
func (s *session) explainActions(d *document, list []diagnostics.Diagnostic, shown []protocol.Diagnostic) []protocol.CommandOrCodeAction {
	if !s.caps.showRule || !s.caps.codeActionLiterals {
		return nil
	}
	var all []protocol.CommandOrCodeAction
	known := map[string]bool{}
	for _, found := range list {
		code, err := protocol.Marshal(found.Code)
		if _, ok := diagnostics.Lookup(found.Code); !ok || known[found.Code] || err != nil {
			continue
		}
		known[found.Code] = true
		title := "Explain " + found.Code
		all = append(all, &protocol.CodeAction{
			Title:       title,
			Kind:        new(protocol.CodeActionKindQuickFix),
			Diagnostics: s.clientDiagnostic(d, found, shown),
			Command:     protocol.Command{Title: title, Command: showRule, Arguments: []protocol.LSPAny{code}},
		})
	}
	return all
}
