package actions

import (
	"context"
	"slices"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Action is a code action.
type Action struct {
	Title string // in the imperative
	Kind  string // of a code action, as the language server protocol names it
	// Edits are sorted, do not overlap and have different start offsets. They have tab stops for what the user fills in.
	Edits     []text.Edit
	Preferred bool          // the most likely action
	Connector *NewConnector // the kind of connector that the action adds; nil for other actions
}

// The kinds of actions.
const (
	QuickFix = "quickfix"
	Rewrite  = "refactor.rewrite"
	Addition = "refactor.addConnector" // see [AddConnectors]
)

// maxFaults limits the syntax errors of a text that actions are offered for. Beyond it the text is not JSON, and
// trying an edit costs as much as parsing all of it.
const maxFaults = 1000

// At returns the actions for span, which is empty for a cursor, except those that add a connector. It computes only the
// kinds that wants accepts, and stops when ctx is done.
func At(ctx context.Context, m *manifest.Model, span text.Span, wants func(kind string) bool) []Action {
	if m.Kind != manifest.Manifest || m.Tree.FaultCount() > maxFaults {
		return nil // such as resources.json
	}
	var all []Action
	if wants(QuickFix) {
		all = moves(m, span)
	}
	if m.Nature == manifest.Foreign || !wants(Rewrite) {
		return all
	}
	for _, a := range convert(m, span) {
		if ctx.Err() != nil {
			return nil
		}
		if a.Edits = join(a.Edits); sound(m.Tree, a.Edits) {
			all = append(all, a)
		}
	}
	return all
}

// supports reports whether there can be actions for m: only for manifests, not for the files next to them.
func supports(m *manifest.Model) bool {
	return m.Kind == manifest.Manifest && m.Nature != manifest.Foreign
}

// join sorts edits and joins those with the same start offset, because clients disagree on their order. Inserted text
// keeps its order.
func join(edits []text.Edit) []text.Edit {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b text.Edit) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return a.Span.Len() - b.Span.Len()
	})
	var joined []text.Edit
	for _, e := range edits {
		n := len(joined)
		if n == 0 || joined[n-1].Span.Start != e.Span.Start {
			joined = append(joined, e)
			continue
		}
		last := &joined[n-1]
		last.Span.End = e.Span.End
		last.Stops = slices.Clone(last.Stops)
		for _, s := range e.Stops {
			s.Span = s.Span.Shift(len(last.New))
			last.Stops = append(last.Stops, s)
		}
		last.New += e.New
	}
	return joined
}

// sound reports whether the sorted edits do not overlap and add no syntax errors to t.
func sound(t *syntax.Tree, edits []text.Edit) bool {
	if len(edits) == 0 {
		return false
	}
	before, next := t.FaultCount(), t.Text().Len()
	for _, e := range slices.Backward(edits) {
		if e.Span.End > next {
			return false
		}
		next = e.Span.Start
		t = t.Edit(e)
	}
	return t.FaultCount() <= before
}
