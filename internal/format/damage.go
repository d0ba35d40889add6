package format

import (
	"slices"
	"sort"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// damage is the set of spans in which syntax errors leave the structure unclear, ordered by start.
type damage struct {
	starts []int
	ends   []int // the maximum end of a span and those before it
}

// damageOf returns the damage of a tree in or next to span.
func damageOf(tree *syntax.Tree, span text.Span) damage {
	var all []text.Span
	for f := range tree.FaultsIn(span) {
		if !harmless(f.Kind) {
			all = append(all, f.Span)
		}
	}
	slices.SortFunc(all, func(a, b text.Span) int { return a.Start - b.Start })
	d := damage{starts: make([]int, 0, len(all)), ends: make([]int, 0, len(all))}
	end := 0
	for _, s := range all {
		end = max(end, s.End)
		d.starts, d.ends = append(d.starts, s.Start), append(d.ends, end)
	}
	return d
}

// harmless reports whether a fault is within one token or does not affect the layout.
func harmless(kind syntax.FaultKind) bool {
	switch kind {
	case syntax.Comment, syntax.TrailingComma, syntax.SingleQuotes, syntax.BadEscape, syntax.ControlCharacter,
		syntax.InvalidUTF8, syntax.ByteOrderMark, syntax.TooManyLevels:
		return true
	}
	return false
}

// touches reports whether damage is in span or adjoins it.
func (d damage) touches(span text.Span) bool {
	n := sort.Search(len(d.starts), func(i int) bool { return d.starts[i] > span.End })
	return n > 0 && d.ends[n-1] >= span.Start
}
