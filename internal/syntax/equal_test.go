package syntax

import (
	"fmt"
	"slices"
	"strings"

	"plugin-manifest-ls/internal/text"
)

// dump writes everything that a tree contains, so that equal dumps mean equal trees.
func dump(t *Tree) string {
	var b strings.Builder
	fmt.Fprintf(&b, "balance %d\n", t.balance)
	t.doc.dump(&b, "")
	return b.String()
}

// equal reports whether trees are equal like their dumps, in a fraction of the time.
func equal(a, b *Tree) bool { return a.balance == b.balance && a.doc.equal(b.doc) }

func (c *container) equal(d *container) bool {
	if c.kind != d.kind || c.opener != d.opener || c.closer != d.closer || c.indent != d.indent || c.tail != d.tail ||
		c.balance != d.balance || c.items.Len() != d.items.Len() || !slices.Equal(c.faults, d.faults) {
		return false
	}
	for i := range c.items.Len() {
		if !c.items.Get(i).equal(d.items.Get(i)) {
			return false
		}
	}
	return true
}

func (it item) equal(other item) bool {
	return it.lead == other.lead && it.key == other.key && it.colonGap == other.colonGap && it.valueGap == other.valueGap &&
		it.value == other.value && it.trail == other.trail && it.keyKind == other.keyKind && it.kind == other.kind &&
		it.colon == other.colon && it.comma == other.comma && it.open == other.open && it.balance == other.balance &&
		slices.Equal(it.faults, other.faults) && (it.sub == nil) == (other.sub == nil) && (it.sub == nil || it.sub.equal(other.sub))
}

func (c *container) dump(b *strings.Builder, indent string) {
	fmt.Fprintf(b, "%s%v opener=%v closer=%v indent=%d tail=%d balance=%d faults=%v\n",
		indent, c.kind, c.opener, c.closer, c.indent, c.tail, c.balance, c.faults)
	for _, it := range c.items.All() {
		plain := it
		plain.sub, plain.faults = nil, nil
		fmt.Fprintf(b, "%s  %+v faults=%v\n", indent, plain, it.faults)
		if it.sub != nil {
			it.sub.dump(b, indent+"    ")
		}
	}
}

// tiling returns the concatenated tokens of the tree, which must equal its text.
func tiling(t *Tree) string {
	var b strings.Builder
	at := 0
	to := func(end int) {
		b.WriteString(t.text.Slice(text.Span{Start: at, End: end}))
		at = end
	}
	var walk func(v Value)
	walk = func(v Value) {
		to(v.start + count(v.Opened()))
		for it := range v.Items() {
			to(it.Core().Start)
			to(it.Key().End)
			if colon, ok := it.Colon(); ok {
				to(colon + 1)
			}
			to(it.Value().Span().Start)
			if it.Value().sub != nil {
				walk(it.Value())
			}
			to(it.Value().Span().End)
			to(it.Span().End)
		}
		to(v.Inside().End)
		to(v.Span().End)
	}
	walk(Value{tree: t, kind: document, sub: t.doc, len: t.doc.len()})
	return b.String()
}
