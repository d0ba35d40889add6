package format

import (
	"slices"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// verified returns edits if they change nothing but white space, otherwise nil. In a text without all brackets,
// indentation determines the structure.
func verified(tree *syntax.Tree, edits []text.Edit) []text.Edit {
	if tree.FaultCount() == 0 || len(edits) == 0 {
		return edits
	}
	if after, ok := applied(tree, edits); !ok || !equivalent(tree, after) {
		return nil
	}
	return edits
}

// maxTreeEdits is the number of edits up to which editing the tree is faster than parsing the text.
const maxTreeEdits = 64

// applied returns the tree after edits; ok is false if they cannot be applied.
func applied(tree *syntax.Tree, edits []text.Edit) (after *syntax.Tree, ok bool) {
	if len(edits) <= maxTreeEdits {
		for _, e := range slices.Backward(edits) {
			tree = tree.Edit(e)
		}
		return tree, true
	}
	out, err := text.Apply(tree.Text().String(), edits)
	if err != nil {
		return nil, false
	}
	return syntax.Parse(text.New(out)), true
}

// equivalent reports whether two trees differ in white space only.
func equivalent(a, b *syntax.Tree) bool {
	if a.FaultCount() != b.FaultCount() {
		return false
	}
	var left, right []syntax.Item
	for it := range a.Values() {
		left = append(left, it)
	}
	for it := range b.Values() {
		right = append(right, it)
	}
	if len(left) != len(right) {
		return false
	}
	for i := range left {
		if !equivalentItems(left[i], right[i]) {
			return false
		}
	}
	return true
}

func equivalentItems(a, b syntax.Item) bool {
	_, colon := a.Colon()
	_, comma := a.Comma()
	_, otherColon := b.Colon()
	_, otherComma := b.Comma()
	return a.Key().Len() == b.Key().Len() && colon == otherColon && comma == otherComma && equivalentValues(a.Value(), b.Value())
}

func equivalentValues(a, b syntax.Value) bool {
	switch {
	case a.Same(b):
		return true
	case a.Kind() != b.Kind() || a.Len() != b.Len() || a.Opened() != b.Opened() || a.Closed() != b.Closed():
		return false
	case a.Kind() != syntax.Object && a.Kind() != syntax.Array:
		return a.Span().Len() == b.Span().Len()
	}
	for i := range a.Len() {
		if !equivalentItems(a.Item(i), b.Item(i)) {
			return false
		}
	}
	return true
}
