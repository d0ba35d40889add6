package format

import (
	"slices"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Options apply to what the text itself does not show.
type Options struct {
	Unit   string // one level of indentation if the text has none; two spaces if empty
	Ending Ending
	Stop   func() bool // returns true to cancel; the result is then nil. May be nil
}

func (o Options) stopped() bool { return o.Stop != nil && o.Stop() }

// Ending is the handling of line ends after the root value.
type Ending struct {
	Insert bool // insert one if there is none
	Trim   bool // remove all but the first
}

// Document returns the edits that format the text: small ones in the order of the text, none of which touches a token.
// It returns none if formatting the result would change it again, which can happen if brackets are missing.
func Document(tree *syntax.Tree, o Options) []text.Edit {
	edits := unverified(tree, o)
	if o.stopped() {
		return nil
	}
	if tree.FaultCount() == 0 || len(edits) == 0 {
		return edits
	}
	after, ok := applied(tree, edits)
	if !ok || !equivalent(tree, after) || o.stopped() || len(unverified(after, o)) > 0 || o.stopped() {
		return nil
	}
	return edits
}

// unverified is [Document] without the verification.
func unverified(tree *syntax.Tree, o Options) []text.Edit {
	return newPrinter(tree, o, text.Span{End: tree.Text().Len()}).document(o.Ending)
}

// Lines returns the edits of [Document] that are within the lines of the spans.
func Lines(tree *syntax.Tree, o Options, spans ...text.Span) []text.Edit {
	t := tree.Text()
	lines := make([]text.Span, len(spans))
	for i, s := range spans {
		first, last := t.Position(s.Start, text.UTF8).Line, t.Position(s.End, text.UTF8).Line
		if last > first && t.LineSpan(last).Start == s.End {
			last-- // the selection ends at the beginning of a line
		}
		lines[i] = text.Span{Start: t.LineSpan(first).Start, End: t.LineSpan(last).End}
	}
	return verified(tree, slices.DeleteFunc(Document(tree, o), func(e text.Edit) bool {
		return !slices.ContainsFunc(lines, func(l text.Span) bool { return l.Covers(e.Span) })
	}))
}
