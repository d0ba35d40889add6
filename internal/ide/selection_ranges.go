package ide

import (
	"slices"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// SelectionRanges returns the spans that "expand selection" selects from offset, the innermost first: the content of a
// string, the token, the property, all properties of the object, the object, and so on up to the whole text. Each
// contains the one before and is longer.
func SelectionRanges(t *syntax.Tree, offset int) []text.Span {
	whole := text.Span{End: t.Text().Len()}
	offset = min(max(offset, 0), whole.End)
	spans := []text.Span{whole} // the outermost first
	for it := range t.Values() {
		if v := it.Value(); v.Span().Touches(offset) {
			spans = selectIn(spans, v, offset)
			break
		}
	}
	ranges := []text.Span{text.At(offset)}
	for _, span := range slices.Backward(spans) { // with syntax errors, a value can end after its property
		if last := ranges[len(ranges)-1]; span.Covers(last) && span != last {
			ranges = append(ranges, span)
		}
	}
	return ranges
}

// selectIn appends the span of v and those around offset in it.
func selectIn(spans []text.Span, v syntax.Value, offset int) []text.Span {
	spans = append(spans, v.Span())
	if v.Kind() != syntax.Object && v.Kind() != syntax.Array {
		return selectContent(spans, v.Span(), v.Terminated(), offset)
	}
	if !v.Inside().Touches(offset) {
		return spans
	}
	if all, ok := allItems(v); ok && all.Touches(offset) {
		spans = append(spans, all)
	}
	for i := v.Search(offset); i < v.Len(); i++ {
		it := v.Item(i)
		if it.Core().Start > offset {
			break
		}
		if !it.Core().Touches(offset) {
			continue
		}
		if it.HasKey() {
			spans = append(spans, it.Core())
			if it.Key().Touches(offset) {
				spans = append(spans, it.Key())
				return selectContent(spans, it.Key(), it.Key().Len() > 1, offset)
			}
		}
		if it.Value().Span().Touches(offset) {
			return selectIn(spans, it.Value(), offset)
		}
		break
	}
	return spans
}

// allItems returns the span from the first item of v to the last.
func allItems(v syntax.Value) (text.Span, bool) {
	if v.Len() == 0 {
		return text.Span{}, false
	}
	return text.Span{Start: v.Item(0).Core().Start, End: v.Item(v.Len() - 1).Core().End}, true
}

// selectContent appends what is between the quotation marks of a quoted token if offset is there.
func selectContent(spans []text.Span, token text.Span, quoted bool, offset int) []text.Span {
	content := text.Span{Start: token.Start + 1, End: token.End - 1}
	if quoted && content.Start < content.End && content.Touches(offset) {
		spans = append(spans, content)
	}
	return spans
}
