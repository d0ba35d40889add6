package syntax

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"plugin-manifest-ls/internal/testing/effort"
	"plugin-manifest-ls/internal/text"
)

// shreds are the texts that edits insert: they change how the rest is parsed.
var shreds = []string{
	`{`, `}`, `[`, `]`, `,`, `:`, `"`, `'`, "\n", "\r\n", "\r", " ", "  ", "\t", "//", "/*", "*/", "/", `\`,
	`"a"`, `"b": `, `true`, `nul`, `12`, `-`, `0.5e3`, `x`, "é", "\x80", "\x00", "\uFEFF", `"k": {`, `"list": [`, "\n  ", "\n    \"c\": 1", ",\n",
	`{"name": "n", "scopes": ["a", "b"]}`, `https://x.com/y`,
}

var seeds = []string{
	``, ` `, `{}`, `[]`, `{"a": 1}`,
	"{\n  \"service\": \"DESK\",\n  \"connectors\": [\n    {\n      \"name\": \"x\",\n      \"scopes\": [\n        \"a\",\n        \"b\"\n      ],\n      \"userAccess\": true\n    },\n    {\n      \"name\": \"y\"\n    }\n  ],\n  \"config\": []\n}\n",
	"{\n  \"connectors\": [\n    {\n    {\n      \"name\": \"a\"\n    }\n  ],\n  \"config\": []\n}",
	"{\"a\":[1,2,{\"b\":null}],\"c\":\"d\"} \n {\"e\":1}",
	"[[[[1,2],3],{\"a\":{\"b\":{}}}],4]",
	"\"name\": \"x\",\n\"type\": \"OAuth\"\n",
	"{\n\t\"a\": \"unclosed,\n\t\"b\": [1, 2\n\t\"c\": 3\n}",
	"{/* c */\"a\": // d\n 1,\n}",
	"{\"\r:{\"2\":}",
	"{\r\n\t\"a\": [\"x, 'y\", /* open\n {\"b\" 1]}\r\"c\x01\": \"\\q\",,\n",
	"[{\"a\": 1, {\"b\": 2], \"c\"}\r\n// d\r\n\"e\": tru: 1\r}",
}

func checkTree(t interface{ Fatalf(string, ...any) }, tree *Tree, src string) {
	if got := tiling(tree); got != src {
		t.Fatalf("the tree of %q has the text %q", src, got)
	}
	for f := range tree.Faults() {
		if f.Span.Start < 0 || f.Span.End > len(src) || f.Span.Start > f.Span.End {
			t.Fatalf("fault %v is outside of %q", f, src)
		}
	}
	clean := tree.FaultCount() == 0
	if strings.HasPrefix(src, byteOrderMark) || !utf8.ValidString(src) {
		return
	}
	if valid := json.Valid([]byte(src)); clean != valid && depthOf(src) <= maxDepth {
		t.Fatalf("json.Valid is %v, but there are %d faults in %q", valid, tree.FaultCount(), src)
	}
}

// depthOf returns how deep brackets nest in valid JSON.
func depthOf(src string) int {
	depth, most := 0, 0
	for i := 0; i < len(src); i++ {
		if src[i] == '"' {
			for i++; i < len(src) && src[i] != '"'; i++ {
				if src[i] == '\\' {
					i++
				}
			}
			continue
		}
		depth += bracketOf(src[i])
		most = max(most, depth)
	}
	return most
}

func checkEdit(t interface{ Fatalf(string, ...any) }, tree *Tree, e text.Edit) *Tree {
	before := tree.text.String()
	edited := tree.Edit(e)
	src := edited.text.String()
	if want := before[:e.Span.Start] + e.New + before[e.Span.End:]; src != want {
		t.Fatalf("edit %v of %q gave the text %q", e, before, src)
	}
	if full := Parse(text.New(src)); !equal(edited, full) {
		got, want := dump(edited), dump(full)
		t.Fatalf("edit %v of %q by %v\ngives %q\n--- edited\n%s--- parsed\n%s", e, before, edited.effort.Tier, src, got, want)
	}
	return edited
}

// When a text is typed and deleted one byte at a time, every tree equals that of a full parse.
func TestTypedPrefixesEqualParse(t *testing.T) {
	for _, src := range slices.Concat(seeds, examples(t)) {
		tree := Parse(text.New(""))
		for i := 0; i < len(src); i += effort.Divisor {
			tree = checkEdit(t, tree, text.Insert(i, src[i:min(i+effort.Divisor, len(src))]))
		}
		for i := len(src); i > 0; i -= effort.Divisor + i%7 {
			tree = checkEdit(t, tree, text.Delete(text.Span{Start: i - 1, End: min(i, tree.text.Len())}))
		}
	}
}

// The tree after an edit equals the tree of the edited text and contains all of its bytes.
func TestEditEqualsParse(t *testing.T) {
	edits := map[Tier]int{}
	seeds := slices.Concat(seeds, examples(t))
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.SampledFrom(seeds).Draw(t, "seed")
		pieces := rapid.SampledFrom([][]string{shreds, broken}).Draw(t, "pieces")
		if rapid.IntRange(0, 3).Draw(t, "random") == 3 {
			src = strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "text"), "")
		}
		tree := Parse(text.New(src))
		checkTree(t, tree, src)
		for range rapid.IntRange(1, 10).Draw(t, "edits") {
			n := tree.text.Len()
			start := rapid.IntRange(0, n).Draw(t, "start")
			end := min(n, start+rapid.SampledFrom([]int{0, 0, 0, 1, 2, 7, 50}).Draw(t, "removed"))
			fresh := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 3).Draw(t, "inserted"), "")
			if rapid.Bool().Draw(t, "harmless") { // which leaves something to reuse
				end, fresh = start, rapid.SampledFrom([]string{"a", "é", "0", " ", "\n", "\t"}).Draw(t, "typed")
			}
			tree = checkEdit(t, tree, text.Edit{Span: text.Span{Start: start, End: end}, New: fresh})
			edits[tree.effort.Tier]++
			checkTree(t, tree, tree.text.String())
		}
		if src := tree.text.String(); dump(tree) != dump(Parse(text.New(src))) {
			t.Fatalf("equal must compare all that the dumps have, but they differ for %q", src)
		}
	})
	t.Logf("edits by tier: %v", edits)
	total := edits[TokenTier] + edits[ItemTier] + edits[TailTier] + edits[TextTier]
	if edits[TokenTier] < total/50 || edits[ItemTier] < total/50 || edits[TailTier] < total/200 || edits[TextTier] < total/20 {
		t.Errorf("some tiers are hardly used: %v", edits)
	}
}

// examples returns the manifests of the example extensions.
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

// An edit in one of 4,000 connectors leaves at least 99 % of the text unparsed and shares the nodes of all other
// connectors.
func TestEditReusesTheTree(t *testing.T) {
	var b strings.Builder
	b.WriteString("{\n  \"service\": \"DESK\",\n  \"connectors\": [\n")
	for i := range 4000 {
		fmt.Fprintf(&b, "    {\n      \"connectionLinkName\": \"c%d\",\n      \"userAccess\": true,\n      \"scope\": [\"a\", \"b\"]\n    },\n", i)
	}
	src := strings.TrimSuffix(b.String(), ",\n") + "\n  ]\n}\n"
	old := Parse(text.New(src))
	for _, c := range []struct {
		after, typed string
		tier         Tier
	}{
		{`"connectionLinkName": "c2000`, "x", TokenTier},
		{`"connectionLinkName": "c2000",`, " ", TokenTier},
		{`"connectionLinkName": "c2000",`, "\n", TokenTier},
		{`"connectionLinkName": "c2000`, `"`, ItemTier},
		{`"connectionLinkName": "c2000",`, `"new": 1,`, ItemTier},
		{`"connectionLinkName": "c2000"`, `,`, ItemTier},
		{`"connectionLinkName": `, "[],", ItemTier},
	} {
		at := strings.Index(src, c.after) + len(c.after)
		tree := checkEdit(t, old, text.Insert(at, c.typed))
		if e := tree.Effort(); e.Tier != c.tier || e.Parsed > len(src)/100 {
			t.Errorf("%q after %s: %v tier, %d of %d bytes parsed", c.typed, c.after, e.Tier, e.Parsed, len(src))
		}
		was, _ := old.Root().Member("connectors")
		now, _ := tree.Root().Member("connectors")
		if from, end, _ := Changed(was.Value(), now.Value()); end-from > 1 {
			t.Errorf("%q after %s: connectors %d to %d have changed", c.typed, c.after, from, end)
		}
	}
}

func TestDeepNestingIsBounded(t *testing.T) {
	for _, src := range []string{
		strings.Repeat("[", 1_000_000),
		strings.Repeat("[", 1_000_000) + strings.Repeat("]", 1_000_000),
		strings.Repeat(`{"a":`, 1_000_000),
		strings.Repeat("}", 1_000_000),
	} {
		tree := Parse(text.New(src))
		if tree.FaultCount() == 0 || tree.doc.len() != len(src) {
			t.Errorf("%d faults and %d of %d bytes for %.20q", tree.FaultCount(), tree.doc.len(), len(src), src)
		}
	}
}

// FaultsIn yields exactly the faults of the items that touch the span.
func TestFaultsIn(t *testing.T) {
	tree := Parse(text.New(`{"a": tru, "b": [1 2, /* x */ 3], 'c': 4, "d": {,} // y` + "\n}"))
	all := slices.Collect(tree.Faults())
	whole := slices.Collect(tree.FaultsIn(text.Span{End: tree.Text().Len()}))
	if !slices.Equal(all, whole) {
		t.Errorf("FaultsIn(whole text) = %v, Faults = %v", whole, all)
	}
	for offset := range tree.Text().Len() + 1 {
		found := slices.Collect(tree.FaultsIn(text.At(offset)))
		for _, f := range all {
			if f.Span.Touches(offset) && !slices.Contains(found, f) {
				t.Errorf("FaultsIn misses %v at %d", f, offset)
			}
		}
	}
	if n := len(slices.Collect(tree.FaultsIn(text.At(3)))); n != 1 {
		t.Errorf("%d faults at the first member", n)
	}
}
