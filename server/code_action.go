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
	"plugin-manifest-ls/internal/workspace"
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

// CodeAction implements [protocol.Server]: the fixes of the diagnostics at the range, the most likely one of each
// first, the refactorings there, and one action that applies all safe fixes of the document. Only the kinds that
// were requested are computed.
func (r *request) CodeAction(ctx context.Context, params *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	wants := requested(params.Context)
	if asset := r.asset(params.TextDocument.URI); asset != nil {
		if !wants(protocol.CodeActionKindQuickFix) {
			return nil, nil
		}
		return r.assetActions(ctx, asset, params), ctx.Err()
	}
	d := r.document(params.TextDocument.URI)
	settings := r.snapshot.settings
	if d == nil || int64(d.Text.Len()) > settings.MaxFileSize {
		return nil, nil
	}
	at := spanOf(d.Text, params.Range, r.features.encoding)
	var all []protocol.CommandOrCodeAction
	var found []diagnostics.Diagnostic
	if wants(protocol.CodeActionKindQuickFix) {
		found = slices.Collect(while(ctx, d.DiagnosticsAt(settings.Settings, at)))
		all = r.quickFixes(ctx, d, d, found, params.Context.Diagnostics)
	}
	offered := func(kind string) bool { return wants(protocol.CodeActionKind(kind)) && ctx.Err() == nil }
	for _, a := range actions.At(ctx, d.Model(), at, offered) {
		all = append(all, r.toAction(&protocol.CodeAction{
			Title:       a.Title,
			Kind:        new(protocol.CodeActionKind(a.Kind)),
			IsPreferred: new(a.Preferred),
		}, r.toWorkspaceEdit(d, a.Edits)))
	}
	all = append(all, r.passOver(ctx, r.snapshot, d, d, found, params.Context.Diagnostics)...)
	if wants(protocol.CodeActionKindSourceFixAll) {
		if edits := withoutStops(d.Report().FixAll(while(ctx, d.Diagnostics(settings.Settings)))); len(edits) > 0 {
			all = append(all, r.toAction(&protocol.CodeAction{
				Title: "Fix everything that is certain",
				Kind:  new(protocol.CodeActionKindSourceFixAll),
			}, r.toWorkspaceEdit(d, edits)))
		}
	}
	return all, ctx.Err()
}

// assetActions returns the actions for what was found in code by the checks of the manifest that it belongs to.
func (r *request) assetActions(ctx context.Context, asset *document, params *protocol.CodeActionParams) []protocol.CommandOrCodeAction {
	snap := r.snapshot
	at := spanOf(asset.Text, params.Range, r.features.encoding)
	var all []protocol.CommandOrCodeAction
	for owner, list := range snap.FoundIn(asset) {
		found := meeting(while(ctx, slices.Values(list)), at)
		all = append(all, r.quickFixes(ctx, owner, asset, found, params.Context.Diagnostics)...)
		all = append(all, r.passOver(ctx, snap, owner, asset, found, params.Context.Diagnostics)...)
	}
	return all
}

// while yields the elements of list until ctx ends.
func while[T any](ctx context.Context, list iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range list {
			if ctx.Err() != nil || !yield(v) {
				return
			}
		}
	}
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
func (s *session) quickFixes(ctx context.Context, owner, d *document, list []diagnostics.Diagnostic, shown []protocol.Diagnostic) []protocol.CommandOrCodeAction {
	var all []protocol.CommandOrCodeAction
	for found := range while(ctx, slices.Values(list)) {
		for _, fix := range owner.Report().Verify(found).Fixes {
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
	if fix.In != "" && owner.Home != nil {
		if d = owner; fix.In != filepath.Base(owner.Path) {
			d = owner.Home.Text(owner, fix.In)
		}
		fix.Edits = withoutStops(fix.Edits) // the cursor is in another file
	}
	if fix.Create == nil {
		return s.toWorkspaceEdit(d, fix.Edits)
	}
	if !s.features.createFiles || owner.Home == nil {
		return nil
	}
	made := workspace.Located(owner.Beside(fix.Create.Path), "", text.Text{})
	return s.toEditOf(
		fileChange{document: made, create: true, edits: []text.Edit{text.Insert(0, fix.Create.Content)}},
		fileChange{document: d, edits: fix.Edits},
	)
}

// requested returns what reports whether a kind of actions was requested. A requested kind includes those below it:
// refactor includes refactor.rewrite. Without a list all kinds are requested; but the editor asks on its own
// whenever the cursor moves, and then there are fixes only: other actions apply everywhere and would hide them.
func requested(c protocol.CodeActionContext) func(protocol.CodeActionKind) bool {
	only := c.Only
	if len(only) == 0 && c.TriggerKind == protocol.CodeActionTriggerKindAutomatic {
		only = []protocol.CodeActionKind{protocol.CodeActionKindQuickFix}
	}
	return func(kind protocol.CodeActionKind) bool {
		return len(only) == 0 || slices.ContainsFunc(only, func(k protocol.CodeActionKind) bool {
			return k == "" || k == kind || strings.HasPrefix(string(kind), string(k)+".")
		})
	}
}

// meets tells whether a selection or cursor meets the span of a finding.
func meets(found, at text.Span) bool { return found.Start <= at.End && at.Start <= found.End }

// shownAs returns the one of shown, the diagnostics that the client shows, that is the finding, so
// that the client can link the fix to it.
func (s *session) shownAs(d *document, found diagnostics.Diagnostic, shown []protocol.Diagnostic) []protocol.Diagnostic {
	rng := rangeOf(d.Text, found.Span, s.features.encoding)
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
