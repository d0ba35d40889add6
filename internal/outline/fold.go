package outline

import (
	"cmp"
	"slices"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Fold is an object, an array or a comment that takes more than one line.
type Fold struct {
	// Hidden is what goes when it is folded, in bytes: what is between the brackets, or the comment but for its
	// first line.
	Hidden  text.Span
	Comment bool
	depth   int
}

// Folds returns what can be folded in a file, in the order of the text, but not more than most: what is further
// out comes first then. Zero means no limit.
func Folds(t *syntax.Tree, most int) []Fold {
	f := folder{text: t.Text()}
	for it := range t.Values() {
		f.value(it.Value(), 0)
	}
	for fault := range t.FaultsIn(text.Span{End: t.Text().Len()}) {
		if fault.Kind == syntax.Comment || fault.Kind == syntax.UnterminatedComment {
			f.add(Fold{Hidden: f.fromLineEnd(fault.Span), Comment: true})
		}
	}
	if most > 0 && len(f.found) > most {
		slices.SortStableFunc(f.found, func(a, b Fold) int { return cmp.Compare(a.depth, b.depth) })
		f.found = f.found[:most]
	}
	slices.SortStableFunc(f.found, func(a, b Fold) int { return cmp.Compare(a.Hidden.Start, b.Hidden.Start) })
	return f.found
}

type folder struct {
	text  text.Text
	found []Fold
}

// add takes a fold if it has more than one line.
func (f *folder) add(fold Fold) {
	if f.text.Position(fold.Hidden.Start, text.UTF8).Line < f.text.Position(fold.Hidden.End, text.UTF8).Line {
		f.found = append(f.found, fold)
	}
}

func (f *folder) value(v syntax.Value, depth int) {
	if v.Len() == 0 {
		return
	}
	if v.Opened() {
		f.add(Fold{Hidden: v.Inside(), depth: depth})
	}
	for it := range v.Items() {
		f.value(it.Value(), depth+1)
	}
}

// fromLineEnd returns what is left of span behind its first line.
func (f *folder) fromLineEnd(span text.Span) text.Span {
	end := f.text.LineSpan(f.text.Position(span.Start, text.UTF8).Line).End
	return text.Span{Start: min(end, span.End), End: span.End}
}
