package server

import (
	"context"
	"iter"
	"path/filepath"
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
	if asset := assetOf(ctx, params.TextDocument.URI); asset != nil {
		return s.assetActions(inboundOf(ctx).snapshot, asset, params), nil
	}
	d := documentOf(ctx, params.TextDocument.URI)
	settings := inboundOf(ctx).snapshot.settings
	if d == nil || int64(d.text.Len()) > settings.maxFileSize {
		return nil, nil
	}
	at := spanOf(d.text, params.Range, s.features.encoding)
	var all []protocol.CommandOrCodeAction
	var found []diagnostics.Diagnostic
	if wanted(protocol.CodeActionKindQuickFix, params.Context.Only) {
		found = meeting(d.shown(settings), at)
		all = s.quickFixes(d, d, found, params.Context.Diagnostics)
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
	all = append(all, s.passOver(inboundOf(ctx).snapshot, d, d, found, params.Context.Diagnostics)...)
	if s.wantsFixAll(params.Context) {
		if edits := withoutStops(d.report().FixAll(d.shown(settings))); len(edits) > 0 {
			all = append(all, s.toAction(&protocol.CodeAction{
				Title: "Fix everything that is certain",
				Kind:  new(protocol.CodeActionKindSourceFixAll),
			}, s.toWorkspaceEdit(d, edits)))
		}
	}
	return all, nil
}

// assetActions returns the actions for what was found in code by the checks of the manifest that it belongs to.
func (s *session) assetActions(snap *snapshot, asset *document, params *protocol.CodeActionParams) []protocol.CommandOrCodeAction {
	if !wanted(protocol.CodeActionKindQuickFix, params.Context.Only) {
		return nil
	}
	at := spanOf(asset.text, params.Range, s.features.encoding)
	var all []protocol.CommandOrCodeAction
	for owner, list := range snap.foundIn(asset) {
		found := meeting(slices.Values(list), at)
		all = append(all, s.quickFixes(owner, asset, found, params.Context.Diagnostics)...)
		all = append(all, s.passOver(snap, owner, asset, found, params.Context.Diagnostics)...)
	}
	return all
}

// meeting returns the findings at a place.
func meeting(list iter.Seq[diagnostics.Diagnostic], at text.Span) []diagnostics.Diagnostic {
	var some []diagnostics.Diagnostic
	for found := range list {
		if meets(found.Span, at) {
			some = append(some, found)
		}
	}
	return some
}

// quickFixes returns the fixes of what the checks of owner found in d, which may be the same, the likeliest of each
// finding first.
func (s *session) quickFixes(owner, d *document, list []diagnostics.Diagnostic, shown []protocol.Diagnostic) []protocol.CommandOrCodeAction {
	var all []protocol.CommandOrCodeAction
	for _, found := range list {
		if owner == d {
			found = owner.report().Verify(found)
		}
		for _, fix := range found.WithFixes().Fixes {
			edit := s.toFix(owner, d, fix)
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

// toFix returns what a fix of something in d does, which the checks of owner found, or nil if the client cannot do it.
func (s *session) toFix(owner, d *document, fix diagnostics.Fix) *protocol.WorkspaceEdit {
	if fix.In != "" && owner.home != nil {
		if d = owner; fix.In != filepath.Base(owner.path) {
			d = owner.file(fix.In)
		}
		fix.Edits = withoutStops(fix.Edits) // nobody types there
	}
	if fix.Create == nil {
		return s.toWorkspaceEdit(d, fix.Edits)
	}
	if !s.features.createFiles || owner.home == nil {
		return nil
	}
	made := &document{uri: owner.beside(fix.Create.Path)}
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
