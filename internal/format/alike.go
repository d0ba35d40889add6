package format

import (
	"slices"

	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// sure returns the edits of tree if what it means stays the same, and none if not: where brackets are missing the
// indentation says what belongs to what.
func sure(tree *syntax.Tree, edits []text.Edit) []text.Edit {
	if tree.FaultCount() == 0 || len(edits) == 0 {
		return edits
	}
	if after, ok := made(tree, edits); !ok || !alike(tree, after) {
		return nil
	}
	return edits
}

// few is up to how many edits are made in a tree one by one rather than in its text.
const few = 64

// made returns the tree after edits.
func made(tree *syntax.Tree, edits []text.Edit) (*syntax.Tree, bool) {
	if len(edits) <= few {
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

// alike reports whether two trees differ in nothing but blanks.
func alike(a, b *syntax.Tree) bool {
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
		if !alikeItems(left[i], right[i]) {
			return false
		}
	}
	return true
}

func alikeItems(a, b syntax.Item) bool {
	_, colon := a.Colon()
	_, comma := a.Comma()
	_, otherColon := b.Colon()
	_, otherComma := b.Comma()
	return a.Key().Len() == b.Key().Len() && colon == otherColon && comma == otherComma && alikeValues(a.Value(), b.Value())
}

func alikeValues(a, b syntax.Value) bool {
	switch {
	case a.Same(b):
		return true
	case a.Kind() != b.Kind() || a.Len() != b.Len() || a.Opened() != b.Opened() || a.Closed() != b.Closed():
		return false
	case a.Kind() != syntax.Object && a.Kind() != syntax.Array:
		return a.Kind() == syntax.TooDeep || a.Span().Len() == b.Span().Len()
	}
	for i := range a.Len() {
		if !alikeItems(a.Item(i), b.Item(i)) {
			return false
		}
	}
	return true
}
