package outline

import (
	"slices"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// Selections returns what a selection at offset grows to, the narrowest first: what is in a string, the token,
// the member, all that is in the object, the object, and so on up to the whole text. Each holds the one before
// and is longer.
func Selections(t *syntax.Tree, offset int) []text.Span {
	whole := text.Span{End: t.Text().Len()}
	offset = min(max(offset, 0), whole.End)
	chain := []text.Span{whole} // the widest first
	for it := range t.Values() {
		if v := it.Value(); v.Span().Touches(offset) {
			chain = into(chain, v, offset)
			break
		}
	}
	grown := []text.Span{text.At(offset)}
	for _, span := range slices.Backward(chain) { // in a torn text, a value can end behind its member
		if last := grown[len(grown)-1]; span.Covers(last) && span != last {
			grown = append(grown, span)
		}
	}
	return grown
}

// into adds to chain the spans of v and of what is at offset in it.
func into(chain []text.Span, v syntax.Value, offset int) []text.Span {
	chain = append(chain, v.Span())
	if v.Kind() != syntax.Object && v.Kind() != syntax.Array {
		return token(chain, v.Span(), v.Terminated(), offset)
	}
	if !v.Inside().Touches(offset) {
		return chain
	}
	if all, ok := items(v); ok && all.Touches(offset) {
		chain = append(chain, all)
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
			chain = append(chain, it.Core())
			if it.Key().Touches(offset) {
				chain = append(chain, it.Key())
				return token(chain, it.Key(), it.Key().Len() > 1, offset)
			}
		}
		if it.Value().Span().Touches(offset) {
			return into(chain, it.Value(), offset)
		}
		break
	}
	return chain
}

// items returns what stands between the first and the last item of v.
func items(v syntax.Value) (text.Span, bool) {
	if v.Len() == 0 {
		return text.Span{}, false
	}
	return text.Span{Start: v.Item(0).Core().Start, End: v.Item(v.Len() - 1).Core().End}, true
}

// token adds what is between the quotation marks of a string, if offset is there.
func token(chain []text.Span, span text.Span, quoted bool, offset int) []text.Span {
	inside := text.Span{Start: span.Start + 1, End: span.End - 1}
	if quoted && inside.Start < inside.End && inside.Touches(offset) {
		chain = append(chain, inside)
	}
	return chain
}
