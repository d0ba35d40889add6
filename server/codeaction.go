package server

import (
	"context"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/actions"
	"plugin-manifest-ls/internal/text"
)

// codeActionKinds are the kinds of code actions there are.
func codeActionKinds() []protocol.CodeActionKind {
	return []protocol.CodeActionKind{
		protocol.CodeActionKindQuickFix,
		protocol.CodeActionKindRefactor,
		protocol.CodeActionKindRefactorRewrite,
		protocol.CodeActionKindSourceFixAll,
	}
}

// CodeAction implements [protocol.Server]: the fixes of the findings at the range, the likeliest of
// each first, and one action that makes all certain fixes of the document.
func (s *session) CodeAction(ctx context.Context, params *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	d := documentOf(ctx, params.TextDocument.URI)
	settings := inboundOf(ctx).snapshot.settings
	if d == nil || int64(d.text.Len()) > settings.maxFileSize {
		return nil, nil
	}
	at := spanOf(d.text, params.Range, s.features.encoding)
	var all []protocol.CommandOrCodeAction
	if wanted(protocol.CodeActionKindQuickFix, params.Context.Only) {
		all = s.quickFixes(d, at, settings, params.Context.Diagnostics)
	}
	for _, a := range actions.At(d.model(), at) {
		if kind := protocol.CodeActionKind(a.Kind); wanted(kind, params.Context.Only) {
			all = append(all, s.toAction(&protocol.CodeAction{
				Title:       a.Title,
				Kind:        &kind,
				IsPreferred: new(a.Preferred),
			}, s.toWorkspaceEdit(d, a.Edits)))
		}
	}
	if wanted(protocol.CodeActionKindQuickFix, params.Context.Only) {
		all = append(all, s.passOver(inboundOf(ctx).snapshot, d, at, params.Context.Diagnostics)...)
	}
	if s.wantsFixAll(params.Context) {
		if edits := withoutStops(diagnostics.FixAll(d.shown(settings))); len(edits) > 0 {
			all = append(all, s.toAction(&protocol.CodeAction{
				Title: "Fix everything that is certain",
				Kind:  new(protocol.CodeActionKindSourceFixAll),
			}, s.toWorkspaceEdit(d, edits)))
		}
	}
	return all, nil
}

// quickFixes returns the fixes of what was found at a place, the likeliest of each finding first.
func (s *session) quickFixes(d *document, at text.Span, settings settings, shown []protocol.Diagnostic) []protocol.CommandOrCodeAction {
	var all []protocol.CommandOrCodeAction
	for found := range d.shown(settings) {
		if !meets(found.Span, at) {
			continue
		}
		for _, fix := range found.WithFixes().Fixes {
			edit := s.toFix(d, fix)
			if edit == nil {
				continue
			}
			all = append(all, s.toAction(&protocol.CodeAction{
				Title:       fix.Title,
				Kind:        new(protocol.CodeActionKindQuickFix),
				IsPreferred: new(fix.Certain),
				Diagnostics: s.shownAs(d, found, shown),
			}, edit))
		}
	}
	return all
}

// toFix returns what a fix of d does, or nil if the client cannot do it.
func (s *session) toFix(d *document, fix diagnostics.Fix) *protocol.WorkspaceEdit {
	if fix.Create == nil {
		return s.toWorkspaceEdit(d, fix.Edits)
	}
	if !s.features.createFiles || d.home == nil {
		return nil
	}
	made := &document{uri: d.beside(fix.Create.Path)}
	return s.toEditOf(
		fileChange{document: made, create: true, edits: []text.Edit{text.Insert(0, fix.Create.Content)}},
		fileChange{document: d, edits: fix.Edits},
	)
}

// wanted tells whether kind is one of only, or part of one. An empty list wants all.
func wanted(kind protocol.CodeActionKind, only []protocol.CodeActionKind) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(k protocol.CodeActionKind) bool {
		return k == "" || k == kind || strings.HasPrefix(string(kind), string(k)+".")
	})
}

// wantsFixAll tells whether the action for the whole document is to be offered: when it is asked for
// by its kind, or when the user has asked for all there is. Nobody wants it beside every light bulb.
func (s *session) wantsFixAll(c protocol.CodeActionContext) bool {
	if len(c.Only) == 0 && c.TriggerKind == protocol.CodeActionTriggerKindAutomatic {
		return false
	}
	return wanted(protocol.CodeActionKindSourceFixAll, c.Only)
}

// meets tells whether a selection or cursor meets the span of a finding.
func meets(found, at text.Span) bool { return found.Start <= at.End && at.Start <= found.End }

// shownAs returns the one of shown, the diagnostics that the client shows, that is the finding, so
// that the client can link the fix to it.
func (s *session) shownAs(d *document, found diagnostics.Diagnostic, shown []protocol.Diagnostic) []protocol.Diagnostic {
	rng := rangeOf(d.text, found.Span, s.features.encoding)
	for _, diag := range shown {
		if diag.Code == protocol.String(found.Code) && diag.Range == rng {
			return []protocol.Diagnostic{diag}
		}
	}
	return nil
}

// withoutStops returns edits without tab stops, which make no sense in a change of many places.
func withoutStops(edits []text.Edit) []text.Edit {
	for i := range edits {
		edits[i].Stops = nil
	}
	return edits
}

// toAction completes a with an edit, or makes a command of it for a client that knows no other.
func (s *session) toAction(a *protocol.CodeAction, edit *protocol.WorkspaceEdit) protocol.CommandOrCodeAction {
	if s.features.codeActionLiterals {
		a.Edit = edit
		return a
	}
	argument, err := protocol.Marshal(edit)
	if err != nil {
		s.log.Error("encoding an edit", "error", err)
	}
	return &protocol.Command{Title: a.Title, Command: applyCommand, Arguments: []protocol.LSPAny{argument}}
}
