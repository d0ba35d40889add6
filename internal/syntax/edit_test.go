package syntax

import (
	"slices"
	"testing"

	"plugin-manifest-ls/internal/testing/effort"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// Every small edit of a text, with or without syntax errors, gives the tree that Parse returns for the edited text.
func TestSmallEditsEqualParse(t *testing.T) {
	var texts []string
	for _, c := range fixture.Load(t, "testdata/recovery/*.txtar") {
		for name := range c.Files { // the trees, too, are nearly valid JSON
			texts = append(texts, c.Source(t, name).Text)
		}
	}
	for _, src := range append(texts, seeds...) {
		tree := Parse(text.New(src))
		for at := 0; at <= len(src); at += effort.Divisor {
			for _, inserted := range []string{`{`, `}`, `[`, `]`, `,`, `:`, `"`, `\`, "\n", " ", "/*", "//", "1", "a", `"k":`} {
				checkEdit(t, tree, text.Insert(at, inserted))
			}
			for _, removed := range []int{1, 2, 5} {
				if at+removed <= len(src) {
					checkEdit(t, tree, text.Delete(text.Span{Start: at, End: at + removed}))
				}
			}
		}
	}
}

// An edit parses only what it can affect and keeps the objects and arrays that it does not touch.
func TestEditEffort(t *testing.T) {
	for _, c := range []struct {
		before, after string
		tier          Tier
		parsed        int
		shared        int // objects and arrays
	}{
		{`["ab", 1]`, `["axb", 1]`, TokenTier, 5, 0},
		{`["ab", 1]`, `["", 1]`, TokenTier, 2, 0},
		{`["ab"]`, `["ab]`, TextTier, 5, 0},
		{`["ab"]`, `["a\b"]`, TokenTier, 5, 0},
		{`["ab"]`, `["a\"]`, TextTier, 6, 0},
		{`["ab"]`, `["a"b"]`, TextTier, 7, 0},
		{`["ab"]`, "[\"a\nb\"]", TextTier, 7, 0},
		{`["ab"]`, `[x"ab"]`, TailTier, 6, 0},
		{`["ab"]`, `["ab"x]`, TailTier, 6, 0},
		{`['ab']`, `['axb']`, TailTier, 6, 0},
		{`[12, 3]`, `[142, 3]`, TokenTier, 6, 0},
		{`[12]`, `[1]`, TokenTier, 2, 0},
		{`[12, 3]`, `[1.2, 3]`, TokenTier, 6, 0},
		{`[12, 3]`, `[12x, 3]`, ItemTier, 4, 0},
		{`[12, 3]`, `[1 2, 3]`, ItemTier, 4, 0},
		{`[12, 3]`, `[, 3]`, ItemTier, 1, 0},
		{`[12, 3]`, `[12/, 3]`, ItemTier, 4, 0},
		{`[12/ 3]`, `[12// 3]`, TextTier, 8, 0},
		{`[12, 3]`, `[124, 3]`, TokenTier, 6, 0},
		{`[12, 3]`, `[412, 3]`, TokenTier, 6, 0},
		{`[12, 3]`, `[-12, 3]`, TokenTier, 6, 0},
		{`[12, 3]`, `["12, 3]`, TextTier, 8, 0},
		{`[tru, 3]`, `[true, 3]`, ItemTier, 5, 0},
		{`[true, 3]`, `[tru, 3]`, ItemTier, 4, 0},
		{`[true, 3]`, `[false, 3]`, ItemTier, 6, 0},
		{`[x, 3]`, `[xy, 3]`, ItemTier, 3, 0},
		{`{"a": 1}`, `{"ab": 1}`, TokenTier, 4, 0},
		{`{"a": 1}`, `{"a" : 1}`, TokenTier, 0, 0},
		{`{"a" : 1}`, `{"a": 1}`, TokenTier, 1, 0},
		{`{"a": 1}`, `{"a":  1}`, TokenTier, 1, 0},
		{`{"a": 1}`, `{ "a": 1}`, TokenTier, 0, 0},
		{`{"a": 1}`, `{"a": 1 }`, TokenTier, 0, 0},
		{`{"a": 1 , "b": 2}`, `{"a": 1  , "b": 2}`, TokenTier, 1, 0},
		{`{"a": 1, "b": 2}`, `{"a": 1,  "b": 2}`, TokenTier, 1, 0},
		{`{"a": {} , "b": 2}`, `{"a": {}  , "b": 2}`, TokenTier, 1, 1},
		{`{"a": {, "b": 2}`, `{"a": {  , "b": 2}`, ItemTier, 3, 0},
		{`[1, ]`, `[1,  ]`, TailTier, 3, 0},
		{`[1 ]`, `[1  ]`, TokenTier, 1, 0},
		{`[1]`, `[1 ]`, TokenTier, 0, 0},
		{`[]`, `[ ]`, TokenTier, 0, 0},
		{`[[] ]`, `[[]  ]`, TokenTier, 1, 1},
		{`[1`, `[1 `, TextTier, 3, 0},
		{`[1 `, `[1  `, TextTier, 4, 0},
		{`1`, `1 `, TokenTier, 0, 0},
		{`1`, ` 1`, TextTier, 2, 0},
		{` `, `  `, TextTier, 2, 0},
		{``, ` `, TextTier, 1, 0},
		{`1 2`, `1  2`, TextTier, 4, 0},
		{"[\n1]", "[\n 1]", TextTier, 5, 0},
		{"[\n1]", "[\n\n1]", TextTier, 5, 0},
		{"[1\n]", "[1\n\n]", TextTier, 5, 0},
		{`[ 1]`, "[\n1]", TextTier, 4, 0},
		{"[1,\n2]", "[1, \n2]", TokenTier, 1, 0},
		{"[1,\n2]", `[1,2]`, TextTier, 5, 0},
		{"[1,\n\n2]", "[1,\n2]", TextTier, 6, 0},
		{"[1,\r\n2]", "[1,\n2]", TokenTier, 2, 0},
		{`[1 ]`, "[1\t]", TokenTier, 1, 0},
		{`[1 ]`, "[1\f ]", TailTier, 4, 0},
		{`{"a": tru, "b": 1}`, `{"a": tru, "bc": 1}`, TokenTier, 4, 0},
		{`{"a": 1, "b": tru}`, `{"a": 12, "b": tru}`, TokenTier, 5, 0},
		{`[1, 2, 3, 4, 5]`, `[1, 2, {}, 4, 5]`, ItemTier, 4, 0},
		{`[1, 2, 3, 4, 5]`, `[1, 2, 3, x, 4, 5]`, ItemTier, 6, 0},
		{`[1, 2, 3, 4, 5]`, `[1, 2, 3, 4, 5, 6]`, TailTier, 6, 0},
		{`[1, 2, 3, 4, 5]`, `[1, 2, 3, 4]`, TailTier, 3, 0},
		{`[1, 2, 3, 4, 5]`, `[1, 2, 3 4, 5]`, ItemTier, 5, 0},
		{`[1, 2, 3, 4, 5]`, `[2, 3, 4, 5]`, ItemTier, 2, 0},
		{`[1, [2, 3], [4], 5]`, `[1, [2, 3], [4], "x", 5]`, TailTier, 8, 2},
		{`[1, [2, 3], [4], 5]`, `[1, x[2, 3], [4], 5]`, ItemTier, 9, 2},
		{`[1, [2, 3], [4], 5]`, `[1, [2, 3, "y"], [4], 5]`, TailTier, 8, 1},
		{`[1, [2, 3], [4], 5]`, `[1, [2, 3, [], [4], 5]`, TextTier, 22, 0},
		{`[[1], [2], [3]]`, `[0, [1], [2], [3]]`, ItemTier, 7, 3},
		{`[[1], [2], [3]]`, `[[1] [2], [3]]`, ItemTier, 8, 2},
		{`[[1], [2], [3]]`, `[{[1], [2], [3]]`, TextTier, 16, 0},
		{`{"a": 1} `, `{"a": 1} 2`, TailTier, 2, 1},
		{`1 2 3`, `1 [2] 3`, ItemTier, 5, 0},
		{`1 2 3`, `[1] 2 3`, TextTier, 7, 0},
		{"{\"a\": [1,\n\"b\": [2], \"c\": []}", "{\"a\": [1x,\n\"b\": [2], \"c\": []}", ItemTier, 14, 2},
		{`[1,[[2],[3]],4]`, `[1,x[[2],[3]],4]`, ItemTier, 11, 3},
		{"[1,[[\n 1\n   ], [2], tru], 4]", "[1,x[[\n 1\n   ], [2], tru], 4]", ItemTier, 23, 2},
		{`[12 ]`, `[1]`, TailTier, 2, 0},
		{`[1, 22, 3]`, `[1 2, 3]`, ItemTier, 4, 0},
		{`{"a": 1, : 2}`, `{"a": 1, :  2}`, TailTier, 6, 0},
		{`[1, 2`, `[1, 2]`, TextTier, 6, 0},
		{`[1, 2`, `[1, 2x`, TextTier, 6, 0},
		{`[1, 2`, `[1, 2,3`, TextTier, 7, 0},
		{`[1, [2], [3], [[4], 5]]`, `[1, 9, [2], [3], [[4], 5]]`, ItemTier, 8, 4},
		{`[1, [[2], [3]], 4]`, `[1, x, [[2], [3]], 4]`, ItemTier, 15, 3},
		{`[1, [[2], [3 4]], 4]`, `[1, x, [[2], [3 4]], 4]`, ItemTier, 17, 1},
		{`[1, [[2], [3], 4]`, `[1, x, [[2], [3], 4]`, TextTier, 37, 0},
		{`[[2], {"a": [3]}, 4]`, `[[2], [5], {"a": [3]}, 4]`, ItemTier, 17, 3},
		{"[\n  {\n    \"a\": []\n  },\n  {}\n]", "[\n  x{\n    \"a\": []\n  },\n  {}\n]", ItemTier, 22, 2},
		{"[\n  {\n    \"a\": []\n  }, {}\n]", "[\n    {\n    \"a\": []\n  }, {}\n]", ItemTier, 23, 2},
		{`[[1], [2], [3], 4]`, `[[1], 0, [3], 4]`, ItemTier, 3, 2},
		{`[[1], [2], [3], 4]`, `[[1], [3], 4]`, ItemTier, 5, 1},
		{`[{"a": {}}, 1]`, `[{"b": {}}, 1]`, TokenTier, 3, 1},
		{`[{"a": {}}, 1]`, `[{"b": 2, "a": {}}, 1]`, TailTier, 16, 1},
		{`[{"a": {}}, 1]`, `[{a": {}}, 1]`, TextTier, 13, 0},
		{`[[], {}]`, `[[],, {}]`, ItemTier, 1, 2},
		{`[[], {}]`, `[[] {}]`, TailTier, 6, 1},
	} {
		old := Parse(text.New(c.before))
		tree := checkEdit(t, old, difference(c.before, c.after))
		if e := tree.Effort(); e != (Effort{c.tier, c.parsed}) || shared(old, tree) != c.shared {
			t.Errorf("from %q to %q: %v tier, %d bytes parsed, %d nodes shared, want %v tier, %d and %d",
				c.before, c.after, e.Tier, e.Parsed, shared(old, tree), c.tier, c.parsed, c.shared)
		}
	}
}

// nodes returns the objects and arrays in c.
func (c *container) nodes() []*container {
	var all []*container
	for _, it := range c.items.All() {
		if it.sub != nil {
			all = append(append(all, it.sub), it.sub.nodes()...)
		}
	}
	return all
}

// shared returns the number of objects and arrays that both trees have.
func shared(a, b *Tree) int {
	n := 0
	for _, c := range a.doc.nodes() {
		if slices.Contains(b.doc.nodes(), c) {
			n++
		}
	}
	return n
}
