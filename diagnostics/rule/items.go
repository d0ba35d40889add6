package rule

import (
	"strings"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// SplitItem returns the edit that puts parts in the place of the array's item, below each other if
// the item begins a line.
func SplitItem(t *syntax.Tree, it syntax.Item, parts []string) text.Edit {
	lead := t.Text().Slice(text.Span{Start: it.Span().Start, End: it.Core().Start})
	separator := ", "
	if strings.ContainsAny(lead, "\r\n") {
		separator = ",\n"
	}
	return t.Put(it.Value().Span(), syntax.Fragment{New: strings.Join(QuoteAll(parts), separator)})
}

// Contained reports whether inner is outer or in it.
func Contained(outer, inner syntax.Item) bool {
	return outer.Key().Start <= inner.Key().Start && inner.Core().End <= outer.Core().End
}
