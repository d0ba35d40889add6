package ide

import (
	"cmp"
	"slices"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// FoldingRange is an object, an array or a comment of several lines.
type FoldingRange struct {
	// Hidden is what an editor hides: what is between the brackets, or a comment from the end of its first line.
	Hidden  text.Span
	Comment bool
	depth   int
}

// FoldingRanges returns the folding ranges of a file in the order of the text. A limit above zero keeps only so many,
// outer ones first.
func FoldingRanges(t *syntax.Tree, limit int) []FoldingRange {
	f := folder{text: t.Text()}
	for it := range t.Values() {
		f.value(it.Value(), 0)
	}
	for fault := range t.FaultsIn(text.Span{End: t.Text().Len()}) {
		if fault.Kind == syntax.Comment || fault.Kind == syntax.UnterminatedComment {
			f.add(FoldingRange{Hidden: f.afterFirstLine(fault.Span), Comment: true})
		}
	}
	if limit > 0 && len(f.ranges) > limit {
		slices.SortStableFunc(f.ranges, func(a, b FoldingRange) int { return cmp.Compare(a.depth, b.depth) })
		f.ranges = f.ranges[:limit]
	}
	slices.SortStableFunc(f.ranges, func(a, b FoldingRange) int { return cmp.Compare(a.Hidden.Start, b.Hidden.Start) })
	return f.ranges
}

// folder collects folding ranges.
type folder struct {
	text   text.Text
	ranges []FoldingRange
}

// add adds r unless it is within one line.
func (f *folder) add(r FoldingRange) {
	if f.line(r.Hidden.Start) < f.line(r.Hidden.End) {
		f.ranges = append(f.ranges, r)
	}
}

func (f *folder) value(v syntax.Value, depth int) {
	if v.Len() == 0 {
		return
	}
	if v.Opened() {
		f.add(FoldingRange{Hidden: v.Inside(), depth: depth})
	}
	for it := range v.Items() {
		f.value(it.Value(), depth+1)
	}
}

// afterFirstLine returns span without its first line, but with the line break.
func (f *folder) afterFirstLine(span text.Span) text.Span {
	end := f.text.LineSpan(f.line(span.Start)).End
	return text.Span{Start: min(end, span.End), End: span.End}
}

func (f *folder) line(offset int) int { return f.text.Position(offset, text.UTF8).Line }
