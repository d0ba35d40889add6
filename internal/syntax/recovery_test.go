package syntax

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// Each archive has texts with syntax errors. Their faults are drawn below the lines, with the kind of the container. NAME.tree
// has the values that the parser finds in NAME: "?" is a missing value, and brackets that the text lacks are added.
func TestRecovery(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/recovery/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			defer c.ExpectSome(t)
			for name := range c.Files {
				if strings.HasSuffix(name, ".tree") {
					continue
				}
				src := c.Source(t, name).Text
				tree := Parse(text.New(src))
				checkTree(t, tree, src)
				c.Expect(t, name, fixture.Render(src, marks(tree)))
				c.Expect(t, name+".tree", outline(tree))
			}
		})
	}
}

// marks returns the faults of t in the form of fixtures.
func marks(t *Tree) []fixture.Mark {
	containers := map[Kind]string{Object: "in an object", Array: "in an array", Missing: "in the document"}
	var marks []fixture.Mark
	for f := range t.Faults() {
		marks = append(marks, fixture.Mark{Span: f.Span, Severity: "error", Code: faultNames[f.Kind], Message: containers[f.In]})
	}
	return marks
}

var faultNames = [...]string{
	Empty: "empty", ExpectedValue: "expected-value", ExpectedKey: "expected-key", ExpectedColon: "expected-colon",
	ExpectedComma: "expected-comma", ExpectedOpen: "expected-open", ExpectedClose: "expected-close", WrongClose: "wrong-close",
	Unexpected: "unexpected", TrailingComma: "trailing-comma", ExtraComma: "extra-comma", ExtraValue: "extra-value",
	Comment: "comment", UnterminatedComment: "unterminated-comment", UnterminatedString: "unterminated-string",
	SingleQuotes: "single-quotes", BadEscape: "bad-escape", ControlCharacter: "control-character", InvalidUTF8: "invalid-utf8",
	UnquotedKey: "unquoted-key", UnquotedValue: "unquoted-value", TooManyLevels: "too-many-levels", ByteOrderMark: "byte-order-mark",
}

// outline returns the values of t, each on a line.
func outline(t *Tree) string {
	var b strings.Builder
	for it := range t.Values() {
		b.WriteString(outlineItem(it) + "\n")
	}
	return b.String()
}

func outlineItem(it Item) string {
	s := ""
	if it.HasKey() {
		s = it.tree.text.Slice(it.Key())
	}
	if _, ok := it.Colon(); ok {
		s += ": "
	} else if it.HasKey() {
		s += " "
	}
	v := it.Value()
	switch v.Kind() {
	case Missing:
		return s + "?"
	case Object, Array:
		brackets := map[Kind]string{Object: "{}", Array: "[]"}[v.Kind()]
		var items []string
		for it := range v.Items() {
			items = append(items, outlineItem(it))
		}
		return s + brackets[:1] + strings.Join(items, ", ") + brackets[1:]
	}
	return s + v.Raw()
}

// The texts have characters that cannot be drawn in a fixture.
func TestFaults(t *testing.T) {
	deep := strings.Repeat("[", maxDepth)
	for _, c := range []struct {
		src    string
		faults []string // the kind, the offset and the text of each fault
	}{
		{"", []string{`empty 0 ""`}},
		{" \t\r\n", []string{`empty 0 ""`}},
		{"\uFEFF{}", []string{`byte-order-mark 0 "\ufeff"`}},
		{"\uFEFF", []string{`byte-order-mark 0 "\ufeff"`}},
		{"{}\uFEFF", []string{`extra-value 2 "\ufeff"`, `unquoted-value 2 "\ufeff"`}},
		{"[\"\x00\x1f \x7f\t\"]", []string{`control-character 2 "\x00"`, `control-character 3 "\x1f"`, `control-character 6 "\t"`}},
		{"[\"\x80é\xff\xc3\", \"\uFFFD\"]", []string{`invalid-utf8 2 "\x80"`, `invalid-utf8 5 "\xff"`, `invalid-utf8 6 "\xc3"`}},
		{"[\"a\r\"b\"]", []string{`unterminated-string 1 "\"a"`}},
		{"[\"a, \t\r\n\"b\"]", []string{`unterminated-string 1 "\"a"`}},
		{"[\"a\t ,\n\"b\"]", []string{`unterminated-string 1 "\"a"`}},
		{"[\"a\\\r\n]", []string{`unterminated-string 1 "\"a\\"`, `bad-escape 3 "\\"`}},
		{"[\"a\\", []string{`unterminated-string 1 "\"a\\"`, `bad-escape 3 "\\"`, `expected-close 4 ""`}},
		{"[\"\\u12", []string{`unterminated-string 1 "\"\\u12"`, `bad-escape 2 "\\u12"`, `expected-close 6 ""`}},
		{`["\u0123\u4567\u89ab\ucdef\uABCD\uEF09"]`, nil},
		{"[\"\\\xff\"]", []string{`bad-escape 2 "\\\xff"`}},
		{"// a\r1 // b\r\n", []string{`comment 0 "// a"`, `comment 7 "// b"`}},
		{"[1] /* a\r\n\tb */", []string{`comment 4 "/* a\r\n\tb */"`}},
		{"1 /*/", []string{`unterminated-comment 2 "/*/"`}},
		{"{\r\"a\":\r\"b\": 1\r}", []string{`expected-value 6 ""`}},
		{"[{\r\n  \"a\": [\r\n  1\r\n  }\r\n]", []string{`expected-close 17 ""`}},
		{deep + strings.Repeat("]", maxDepth), nil},
		{deep + "[1, {}, /* ] */ \"]\"]" + strings.Repeat("]", maxDepth), []string{`too-many-levels 256 "["`}},
		{deep + "[], [1]" + strings.Repeat("]", maxDepth), []string{`too-many-levels 256 "["`, `too-many-levels 260 "["`}},
	} {
		tree := Parse(text.New(c.src))
		checkTree(t, tree, c.src)
		var found []string
		for f := range tree.Faults() {
			found = append(found, fmt.Sprintf("%s %d %q", faultNames[f.Kind], f.Span.Start, c.src[f.Span.Start:f.Span.End]))
		}
		if !slices.Equal(found, c.faults) {
			t.Errorf("%.60q has the faults %q, want %q", c.src, found, c.faults)
		}
	}
}
