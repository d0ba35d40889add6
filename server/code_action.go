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

// codeActionKinds returns the kinds of code actions that the server offers.
func codeActionKinds() []protocol.CodeActionKind {
	return []protocol.CodeActionKind{
		protocol.CodeActionKindQuickFix,
		protocol.CodeActionKindRefactor,
		actions.Addition,
		protocol.CodeActionKindRefactorRewrite,
		protocol.CodeActionKindSourceFixAll,
	}
}

// CodeAction implements [protocol.Server]: the fixes of the diagnostics at the range, the most likely one of each first, the
// refactorings there, and one action that applies all safe fixes of the document. Only the requested kinds are computed.
func (r *request) CodeAction(ctx context.Context, params *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	wants := requestedKinds(params.Context)
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
	at := spanOf(d.Text, params.Range, r.caps.encoding)
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
	all = append(all, r.connectorActions(ctx, d, at, params.Context)...)
	if len(all) > 0 || !isAutomatic(params.Context) {
		all = append(all, r.explainActions(d, found, params.Context.Diagnostics)...)
		all = append(all, r.ignoreActions(ctx, r.snapshot, d, d, found, params.Context.Diagnostics)...)
	}
	if wants(protocol.CodeActionKindSourceFixAll) {
		if edits := withoutStops(d.Report().FixAll(while(ctx, d.Diagnostics(settings.Settings)))); len(edits) > 0 {
			all = append(all, r.toAction(&protocol.CodeAction{
				Title: "Apply all safe fixes",
				Kind:  new(protocol.CodeActionKindSourceFixAll),
			}, r.toWorkspaceEdit(d, edits)))
		}
	}
	return all, ctx.Err()
}

// assetActions returns the actions for the diagnostics in code, which the checks of its manifest report.
func (r *request) assetActions(ctx context.Context, asset *document, params *protocol.CodeActionParams) []protocol.CommandOrCodeAction {
	snap := r.snapshot
	at := spanOf(asset.Text, params.Range, r.caps.encoding)
	var fixes, others []protocol.CommandOrCodeAction
	for owner, list := range snap.FoundIn(asset) {
		found := touching(while(ctx, slices.Values(list)), at)
		fixes = append(fixes, r.quickFixes(ctx, owner, asset, found, params.Context.Diagnostics)...)
		others = append(others, r.explainActions(asset, found, params.Context.Diagnostics)...)
		others = append(others, r.ignoreActions(ctx, snap, owner, asset, found, params.Context.Diagnostics)...)
	}
	if len(fixes) == 0 && isAutomatic(params.Context) {
		return nil
	}
	return append(fixes, others...)
}

// isAutomatic reports whether an editor requests actions because the cursor moved. VS Code shows a light bulb if there is any, whatever
// its kind, and the list of the light bulb has the same actions. Where nothing can be fixed, the actions that explain or ignore a
// problem are therefore offered only on the request of the user.
func isAutomatic(c protocol.CodeActionContext) bool {
	return c.TriggerKind == protocol.CodeActionTriggerKindAutomatic
}

// while yields the items of list until ctx ends.
func while[T any](ctx context.Context, list iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range list {
			if ctx.Err() != nil || !yield(v) {
				return
			}
		}
	}
}

// touching returns the diagnostics whose span touches a selection or cursor.
func touching(list iter.Seq[diagnostics.Diagnostic], at text.Span) []diagnostics.Diagnostic {
	var some []diagnostics.Diagnostic
	for found := range list {
		if touches(found.Span, at) {
			some = append(some, found)
		}
	}
	return some
}

// quickFixes returns the fixes of diagnostics in d, which the checks of owner reported, the most likely one of each first. owner may
// be d.
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
				Diagnostics: s.clientDiagnostic(d, found, shown),
			}, edit))
		}
	}
	return all
}

// toFix returns the edit of a fix in d, which the checks of owner reported, or nil if the client does not support it.
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
	if !s.caps.createFiles || owner.Home == nil {
		return nil
	}
	created := workspace.Located(owner.Beside(fix.Create.Path), "", text.Text{})
	return s.toFilesEdit(
		fileChange{document: created, create: true, edits: []text.Edit{text.Insert(0, fix.Create.Content)}},
		fileChange{document: d, edits: fix.Edits},
	)
}

// requestedKinds returns a function that reports whether a kind of actions was requested. A kind includes its subkinds: refactor
// includes refactor.rewrite. Without a list, all kinds are requested, or only fixes if the editor requests actions because the
// cursor moved: other actions apply everywhere and would hide them.
func requestedKinds(c protocol.CodeActionContext) func(protocol.CodeActionKind) bool {
	only := c.Only
	if len(only) == 0 && isAutomatic(c) {
		only = []protocol.CodeActionKind{protocol.CodeActionKindQuickFix}
	}
	return func(kind protocol.CodeActionKind) bool {
		return len(only) == 0 || slices.ContainsFunc(only, func(k protocol.CodeActionKind) bool {
			return k == "" || k == kind || strings.HasPrefix(string(kind), string(k)+".")
		})
	}
}

// touches reports whether a selection or cursor touches the span of a diagnostic.
func touches(found, at text.Span) bool { return found.Start <= at.End && at.Start <= found.End }

// clientDiagnostic returns the diagnostic among those that the client sent, shown, so that the client can link the fix to it.
func (s *session) clientDiagnostic(d *document, found diagnostics.Diagnostic, shown []protocol.Diagnostic) []protocol.Diagnostic {
	rng := rangeOf(d.Text, found.Span, s.caps.encoding)
	for _, diag := range shown {
		if diag.Code == protocol.String(found.Code) && diag.Range == rng {
			return []protocol.Diagnostic{diag}
		}
	}
	return nil
}

// withoutStops returns edits without tab stops, which are not useful in edits of several ranges.
func withoutStops(edits []text.Edit) []text.Edit {
	for i := range edits {
		edits[i].Stops = nil
	}
	return edits
}

// toAction returns a with an edit, or a command for a client that does not support code actions.
func (s *session) toAction(a *protocol.CodeAction, edit *protocol.WorkspaceEdit) protocol.CommandOrCodeAction {
	if s.caps.codeActionLiterals {
		a.Edit = edit
		return a
	}
	argument, err := protocol.Marshal(edit)
	if err != nil {
		s.log.Error("encoding an edit", "error", err)
	}
	return &protocol.Command{Title: a.Title, Command: applyCommand, Arguments: []protocol.LSPAny{argument}}
}
