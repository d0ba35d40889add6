package format

import (
	"slices"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Options say what a text does not show.
type Options struct {
	Unit   string // one level of indentation, for a text that has none; two blanks if empty
	Ending Ending
	Stop   func() bool // reports whether the edits are no longer wanted, and there are none then; may be nil
}

func (o Options) stopped() bool { return o.Stop != nil && o.Stop() }

// Ending says what becomes of the line ends behind the root value.
type Ending struct {
	Insert bool // one is put there if there is none
	Trim   bool // those behind the first are taken away
}

// Document returns the edits that lay the whole text out: small ones in the order of the text, none of which
// touches a token. There are none if the text cannot be laid out in a way that stays the same when it is laid out again,
// which may happen where brackets are missing.
func Document(tree *syntax.Tree, o Options) []text.Edit {
	edits := whole(tree, o)
	if o.stopped() {
		return nil
	}
	if tree.FaultCount() == 0 || len(edits) == 0 {
		return edits
	}
	after, ok := made(tree, edits)
	if !ok || !alike(tree, after) || o.stopped() || len(whole(after, o)) > 0 || o.stopped() {
		return nil
	}
	return edits
}

// whole is [Document] but for what has to be made sure of.
func whole(tree *syntax.Tree, o Options) []text.Edit {
	return newPrinter(tree, o, text.Span{End: tree.Text().Len()}).document(o.Ending)
}

// Lines returns those of the edits of [Document] that stay within the lines which any of the spans touch.
func Lines(tree *syntax.Tree, o Options, spans ...text.Span) []text.Edit {
	t := tree.Text()
	lines := make([]text.Span, len(spans))
	for i, s := range spans {
		first, last := t.Position(s.Start, text.UTF8).Line, t.Position(s.End, text.UTF8).Line
		if last > first && t.LineSpan(last).Start == s.End {
			last-- // whole lines were selected
		}
		lines[i] = text.Span{Start: t.LineSpan(first).Start, End: t.LineSpan(last).End}
	}
	return sure(tree, slices.DeleteFunc(Document(tree, o), func(e text.Edit) bool {
		return !slices.ContainsFunc(lines, func(l text.Span) bool { return l.Covers(e.Span) })
	}))
}
