package format_test

import (
	"strings"
	"testing"

	"plugin-manifest-ls/internal/format"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// The brackets ‹ and › surround the selection.
func TestLinesFormatsTheSelection(t *testing.T) {
	const src = "{\n\"a\":1,\n\"b\":2,\n\"c\":3\n}"
	for _, c := range []struct{ selection, want string }{
		{"{\n\"a\":1,\n\"b\"‹›:2,\n\"c\":3\n}", "{\n\"a\":1,\n  \"b\": 2,\n\"c\":3\n}"},
		{"{\n\"a\":1,\n‹\"b\":2›,\n\"c\":3\n}", "{\n\"a\":1,\n  \"b\": 2,\n\"c\":3\n}"},
		{"{\n\"a\":1,\n‹\"b\":2,\n›\"c\":3\n}", "{\n\"a\":1,\n  \"b\": 2,\n\"c\":3\n}"},
		{"{\n\"a\":1,\n\"b\":2,\n‹›\"c\":3\n}", "{\n\"a\":1,\n\"b\":2,\n  \"c\": 3\n}"},
		{"{\n\"a\":1,\n\"b\":2‹,\n\"›c\":3\n}", "{\n\"a\":1,\n  \"b\": 2,\n  \"c\": 3\n}"},
	} {
		start := strings.Index(c.selection, "‹")
		end := strings.Index(c.selection, "›") - len("‹")
		tree := syntax.Parse(text.New(src))
		edits := format.Lines(tree, format.Options{}, text.Span{Start: start, End: end})
		if got := checkEdits(t, tree, edits); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.selection, got, c.want)
		}
	}
}

// The character before | has just been typed.
func TestTypedCharacters(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"{\n\"a\":1,\n|\n}", "{\n  \"a\": 1,\n\n}"},
		{"{\n  \"a\": [1,|2,3]\n}", "{\n  \"a\": [1, 2,3]\n}"},
		{"{\n  \"a\":[\n1,[2,\n3]|,4]\n}", "{\n  \"a\":[\n    1,\n    [\n      2,\n      3\n    ],4]\n}"},
		{"{\n  \"a\":{\n\"b\":1}|,\n\"c\":2}", "{\n  \"a\": {\n    \"b\": 1\n  },\n\"c\":2}"},
		{"{\n  \"a\":1,\n  \"b\":\",|\"}", "{\n  \"a\":1,\n  \"b\":\",\"}"},
		{"{\n  \"a\":[1,2,|\n3]}", "{\n  \"a\": [1,2,\n3]}"},
		{"[1,|2] [3,4]", "[1,2] [3,4]"},
		{"x,|\n[ 1 ]", "x,\n[ 1 ]"},
		// Without brackets, the indentation of "k" determines what it belongs to.
		{"{[tru// n\n\"k\": {\n|  /* a */tru  ", "{[tru// n\n\"k\": {\n  /* a */tru  "},
	} {
		before, after, _ := strings.Cut(c.src, "|")
		tree := syntax.Parse(text.New(before + after))
		edits := format.Typed(tree, format.Options{}, len(before), before[len(before)-1:])
		if got := checkEdits(t, tree, edits); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.src, got, c.want)
		}
	}
}
