package format_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plugin-manifest-ls/internal/format"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/effort"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// Each archive has a text and its formatted version. In "typed" the character before the cursor was just typed.
func TestFixtures(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			defer c.ExpectSome(t)
			for name := range c.Files {
				kind, _, isCase := strings.Cut(name, ".")
				if !isCase {
					continue
				}
				src := c.Source(t, name)
				tree, o := syntax.Parse(text.New(src.Text)), format.Options{Unit: "   "}
				var edits []text.Edit
				switch kind {
				case "typed":
					edits = format.Typed(tree, o, src.Cursor, src.Text[src.Cursor-1:src.Cursor])
					if strings.HasSuffix(strings.TrimRight(src.Text[:src.Cursor], " "), "\n") {
						edits = format.Typed(tree, o, src.Cursor, "\n")
					}
				default:
					edits = format.Document(tree, o)
				}
				c.Expect(t, name[len(kind)+1:], apply(t, src.Text, edits))
			}
		})
	}
}

func apply(t interface{ Fatalf(string, ...any) }, src string, edits []text.Edit) string {
	out, err := text.Apply(src, edits)
	if err != nil {
		t.Fatalf("%v: %v", err, edits)
	}
	return out
}

var shreds = []string{
	`{`, `}`, `[`, `]`, `,`, `:`, `"`, `'`, "\n", "\r\n", "\r", " ", "  ", "\t", "//", "/*", "*/", "/", `\`,
	`"a"`, `"b": `, `true`, `nul`, `12`, `-`, `x`, "😀", "\x80", "\x00", "\uFEFF", `"k": {`, `"list": [`, "\n  ", "\n    \"c\": 1", ",\n",
	`{"name": "n", "scopes": ["a", "b"]}`, `https://x.com/y`, "// note\n", "/* a\n b */", "\n\n\n",
}

var seeds = []string{
	"", "{}", "[]", "{\"a\": 1}",
	"{\n\t\"a\": [1,2,\n3], // c\n\n\n\t\"b\": {\"x\": [\"😀\", {}], \"y\": {\"z\": null}} /* d */\n}\n\n",
	"\uFEFF// head\r\n{\r\n    \"a\" : { \"b\": [ ] , \"c\":[ [1],\r\n [2]]},\r\n \"d\":\"\"}",
	"{\n  \"config\": [\n    {\"name\": \"a\"},\n    { \"name\": \"b\", \"type\": \"text\" }\n  ]\n}\n",
	"{\n  \"connectors\": [\n    {\n    {\n      \"name\": \"a\"\n    }\n  ],\n  \"config\": []\n}",
	`{"service":"DESK","modules":{"widgets":[{"location":"x","url":"/app/a.html"}]},"scopes":["a","b"]}`,
}

// For any text, only white space changes, the tokens and faults stay the same, and formatting twice changes nothing
// more.
func TestOnlyWhiteSpaceChanges(t *testing.T) {
	seeds := append(examples(t), seeds...)
	texts, whole, some, typed := 0, 0, 0, 0 // texts, and those in which something is edited
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.SampledFrom(seeds).Draw(t, "seed")
		damages := 0
		switch rapid.SampledFrom([]string{"untidy", "untidy", "damaged", "random"}).Draw(t, "form") {
		case "untidy":
			for range rapid.IntRange(1, 4).Draw(t, "blanks") {
				at := afterNext(src, "{[,:]}", rapid.IntRange(0, len(src)).Draw(t, "behind"))
				src = src[:at] + rapid.SampledFrom([]string{" ", "  ", "\t", "\n", "\n\n ", "\r\n"}).Draw(t, "blank") + src[at:]
			}
		case "random":
			src = strings.Join(rapid.SliceOfN(rapid.SampledFrom(shreds), 0, 40).Draw(t, "text"), "")
			damages = rapid.IntRange(0, 4).Draw(t, "damages")
		default:
			damages = rapid.IntRange(0, 4).Draw(t, "damages")
		}
		for range damages {
			start := rapid.IntRange(0, len(src)).Draw(t, "start")
			end := min(len(src), start+rapid.SampledFrom([]int{0, 0, 1, 2, 7}).Draw(t, "removed"))
			src = src[:start] + rapid.SampledFrom(append(shreds, "")).Draw(t, "inserted") + src[end:]
		}
		o := format.Options{
			Unit:   rapid.SampledFrom([]string{"", "\t", "    "}).Draw(t, "unit"),
			Ending: format.Ending{Insert: rapid.Bool().Draw(t, "insert"), Trim: rapid.Bool().Draw(t, "trim")},
		}
		tree := syntax.Parse(text.New(src))
		edits := format.Document(tree, o)
		texts++
		whole += min(len(edits), 1)
		out := checkEdits(t, tree, edits)
		again := syntax.Parse(text.New(out))
		if edits := format.Document(again, o); len(edits) > 0 {
			t.Fatalf("%q became %q, and formatting it again yields %v", src, out, edits)
		}

		at := rapid.IntRange(0, len(src)).Draw(t, "at")
		to := min(len(src), at+rapid.IntRange(0, 40).Draw(t, "length"))
		lines := format.Lines(tree, o, text.Span{Start: at, End: to})
		some += min(len(lines), 1)
		for _, e := range lines {
			if !slices.ContainsFunc(edits, func(o text.Edit) bool { return o.Span == e.Span && o.New == e.New }) {
				t.Fatalf("edit %v of lines is not an edit of the document", e)
			}
		}
		for _, trigger := range format.Triggers() {
			edits := format.Typed(tree, o, afterNext(src, trigger, at), trigger)
			typed += min(len(edits), 1)
			checkEdits(t, tree, edits)
		}
	})
	t.Logf("%d texts, edited as a whole %d times, by lines %d times, while typing %d times", texts, whole, some, typed)
	if whole < texts/10 || some < texts/50 || typed < texts/50 {
		t.Errorf("of %d texts only %d had edits of the document, %d of lines and %d while typing", texts, whole, some, typed)
	}
}

// afterNext returns the offset after the next of the given characters at or after offset, the length of src if there is
// none.
func afterNext(src, characters string, offset int) int {
	if i := strings.IndexAny(src[offset:], characters); i >= 0 {
		return offset + i + 1
	}
	return len(src)
}

// The same holds for every prefix of a text.
func TestPrefixes(t *testing.T) {
	for _, src := range append(examples(t), seeds...) {
		for end := 1; end <= len(src); end += effort.Divisor {
			trigger := src[end-1 : end]
			if !slices.Contains(format.Triggers(), trigger) && end%32 > 0 {
				continue
			}
			tree := syntax.Parse(text.New(src[:end]))
			checkEdits(t, tree, format.Document(tree, format.Options{}))
			checkEdits(t, tree, format.Typed(tree, format.Options{}, end, trigger))
		}
	}
}

// checkEdits returns the text after edits of tree and fails if a token has changed.
func checkEdits(t interface{ Fatalf(string, ...any) }, tree *syntax.Tree, edits []text.Edit) string {
	src := tree.Text().String()
	for _, e := range edits {
		if strings.Trim(src[e.Span.Start:e.Span.End]+e.New, " \t\r\n") != "" {
			t.Fatalf("%q: edit %v touches a token", src, e)
		}
		if src[e.Span.Start:e.Span.End] == e.New {
			t.Fatalf("%q: edit %v changes nothing", src, e)
		}
		for _, at := range []int{e.Span.Start, e.Span.End} {
			if at > 0 && strings.HasPrefix(src[at-1:], "\r\n") {
				t.Fatalf("%q: edit %v splits a line end, which a position cannot express", src, e)
			}
		}
	}
	out := apply(t, src, edits)
	if got, want := dump(syntax.Parse(text.New(out))), dump(tree); got != want {
		t.Fatalf("%q became %q\n--- from\n%s--- to\n%s", src, out, want, got)
	}
	return out
}

// dump returns the tokens and faults of a tree without their offsets.
func dump(tree *syntax.Tree) string {
	var b strings.Builder
	var items func(v syntax.Value)
	item := func(it syntax.Item) {
		_, colon := it.Colon()
		_, comma := it.Comma()
		v := it.Value()
		fmt.Fprintf(&b, "%q %v %v %v", tree.Text().Slice(it.Key()), colon, comma, v.Kind())
		if v.Kind() != syntax.Object && v.Kind() != syntax.Array {
			fmt.Fprintf(&b, " %q\n", tree.Text().Slice(v.Span()))
			return
		}
		fmt.Fprintf(&b, " %v %v\n", v.Opened(), v.Closed())
		items(v)
	}
	items = func(v syntax.Value) {
		b.WriteString("(")
		for it := range v.Items() {
			item(it)
		}
		b.WriteString(")\n")
	}
	for it := range tree.Values() {
		item(it)
	}
	for f := range tree.Faults() {
		fmt.Fprintf(&b, "fault %d", f.Kind)
		if f.Kind == syntax.Comment {
			fmt.Fprintf(&b, " %q", tree.Text().Slice(f.Span))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func examples(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("../../examples/*/plugin-manifest.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	var all []string
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(src))
	}
	return all
}
