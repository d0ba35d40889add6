package format_test

import (
	"strings"
	"testing"

	"plugin-manifest-ls/internal/format"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

func formatted(t *testing.T, src string, o format.Options) string {
	t.Helper()
	tree := syntax.Parse(text.New(src))
	return checkEdits(t, tree, format.Document(tree, o))
}

func TestCommentsKeepTheirLines(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"{/**/ \"a\":1}", "{\n  /**/ \"a\": 1\n}"},
		{"{ /* c */ \"a\": 1, /* d */ \"b\": 2 /* e */ }", "{\n  /* c */ \"a\": 1,\n  /* d */ \"b\": 2 /* e */\n}"},
		{"{ // c\n\"a\": 1 // d\n}", "{ // c\n  \"a\": 1 // d\n}"},
		{"{\"a\": 1, // c\n// d\n\"b\": 2}", "{\n  \"a\": 1, // c\n  // d\n  \"b\": 2\n}"},
		// An empty line stays between comments and items, but not next to a bracket.
		{"{\n\n// c\n\n\n\"a\": 1\n\n\n// d\n\n}", "{\n  // c\n\n  \"a\": 1\n\n  // d\n}"},
		{"{\"x\": {\n\n// c\n\n\n// d\n\n}}", "{\n  \"x\": {\n    // c\n\n    // d\n  }\n}"},
		// The rest of a property is indented if it continues on another line, without an empty line.
		{"{\n\"a\": // c\n\n\n1,\n\"b\" // d\n\n: 2}", "{\n  \"a\": // c\n    1,\n  \"b\" // d\n    : 2\n}"},
		{"{\"a\": 1 // c\n\n,\"b\": 2}", "{\n  \"a\": 1 // c\n  ,\n  \"b\": 2\n}"},
		{"{\n\"a\": [1, /*\n*/ 2]}", "{\n  \"a\": [\n    1,\n    /*\n*/ 2\n  ]\n}"},
		{"{\"a\": [1, /* c */ /* d */ 2]}", "{\n  \"a\": [1, /* c */ /* d */ 2]\n}"},
	} {
		if got := formatted(t, c.src, format.Options{}); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.src, got, c.want)
		}
	}
}

// The most frequent line end of a text replaces the others, and at most one empty line stays between items.
func TestLineEnds(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`{"a":1}`, "{\n  \"a\": 1\n}"},
		{"{\"a\":1}\r", "{\r  \"a\": 1\r}\r"},
		{"{\r\n\"a\":1\r\n}", "{\r\n  \"a\": 1\r\n}"},
		{"{\n\"a\":1,\r\n\"b\":2}", "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}"},
		{"{\r\"a\":1,\r\n\"b\":2}", "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}"},
		{"{\r\"a\":1,\n\"b\":2}", "{\n  \"a\": 1,\n  \"b\": 2\n}"},
		{"{\n\"a\":1,\n\"b\":2,\r\n\"c\":3}", "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}"},
		{"{\r\"a\":1,\r\"b\":2,\r\n\"c\":3}", "{\r  \"a\": 1,\r  \"b\": 2,\r  \"c\": 3\r}"},
		{"{\r\"a\":1,\r\"b\":2,\n\"c\":3}", "{\r  \"a\": 1,\r  \"b\": 2,\r  \"c\": 3\r}"},
		{"{\r\n\"a\":1,\r\n\r\n\r\n\"b\":2,\r\n\"c\":3}", "{\r\n  \"a\": 1,\r\n\r\n  \"b\": 2,\r\n  \"c\": 3\r\n}"},
		{"{\r\"a\":1,\r\r\"b\":2\r}\r\n", "{\r  \"a\": 1,\r\r  \"b\": 2\r}\r"},
		{"{\n\"a\":1,\n\n\"b\":2\n}\r\n", "{\n  \"a\": 1,\n\n  \"b\": 2\n}\n"},
	} {
		if got := formatted(t, c.src, format.Options{}); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.src, got, c.want)
		}
	}
}

func TestIndentationOfTheText(t *testing.T) {
	row := func(unit, rest string) string { return "{\n" + unit + "\"a\": {\n" + rest }
	for _, c := range []struct{ name, src, want string }{
		{"eight spaces", row("        ", "\"b\":1}}"), row("        ", strings.Repeat(" ", 16)+"\"b\": 1\n        }\n}")},
		{"nine spaces", row("         ", "\"b\":1}}"), row("  ", "    \"b\": 1\n  }\n}")},
		{"tab", row("\t", "\"b\":1}}"), row("\t", "\t\t\"b\": 1\n\t}\n}")},
		{"space and tab", row(" \t", "\"b\":1}}"), row("  ", "    \"b\": 1\n  }\n}")},
		{"root on one line", "[ 1,\n{\n   \"b\":1}]", "[\n   1,\n   {\n      \"b\": 1\n   }\n]"},
		{"after many scalars", "[ " + strings.Repeat("0, ", 63) + "{\n   \"b\":1}]", "[\n   " + strings.Repeat("0,\n   ", 63) + "{\n      \"b\": 1\n   }\n]"},
		{"most frequent", "[ {\n \"a\":1},\n{\n   \"b\":1},\n{\n   \"c\":1}]", "[\n   {\n      \"a\": 1\n   },\n   {\n      \"b\": 1\n   },\n   {\n      \"c\": 1\n   }\n]"},
	} {
		if got := formatted(t, c.src, format.Options{}); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestDeepNestingIsIndented(t *testing.T) {
	const depth = 20
	var want strings.Builder
	for i := range depth {
		want.WriteString("{\n" + strings.Repeat("  ", i+1) + "\"a\": ")
	}
	want.WriteString("1")
	for i := range depth {
		want.WriteString("\n" + strings.Repeat("  ", depth-1-i) + "}")
	}
	if got := formatted(t, strings.Repeat("{\"a\":", depth)+"1"+strings.Repeat("}", depth), format.Options{}); got != want.String() {
		t.Errorf("got\n%s\nwant\n%s", got, want.String())
	}
}

// A container stays on one line of up to 80 columns. A tab has four.
func TestOneLineHas80Columns(t *testing.T) {
	for _, c := range []struct{ name, before, indent, line, after string }{
		{"array", "{\n", "  ", `"list": ["x", "y*"]`, "\n}"},
		{"array without a name", "[\n", "  ", `["x", "y*", [], [1, 2]]`, "\n]"},
		{"spaces inside the brackets", "[\n", "  ", `[ "x", "y*", {} ]`, "\n]"},
		{"tab", "{\n\t\"a\": {\n", "\t\t", `"list": ["x", "y*"]`, "\n\t}\n}"},
		{"row of a table", "[\n", "    ", `{"name": "y*", "type": { }, "list": [1]}`, "\n]"},
		{"characters of several bytes", "{\n", " ", `"é": ["漢", "😀*"]`, "\n}"},
	} {
		columns := len([]rune(c.line)) - 1 + len(strings.ReplaceAll(c.indent, "\t", "    ")) + len(",")
		c.line = strings.Replace(c.line, "{ }", "{}", 1)
		for width, fits := range map[int]bool{80: true, 81: false} {
			line := strings.Replace(c.line, "*", strings.Repeat("z", width-columns), 1)
			if strings.Contains(c.line, "{}") && c.name == "row of a table" {
				line = strings.Replace(c.line, "*", strings.Repeat("z", width-columns+1), 1)
			}
			src := c.before + c.indent + line + c.after
			if got := formatted(t, src, format.Options{}); (got == src) != fits {
				t.Errorf("%s, %d columns: formatted as\n%s", c.name, width, got)
			}
		}
	}
}

func TestContainersOnOneLine(t *testing.T) {
	rows := "[\n" + strings.Repeat("  {\"a\": 1},\n", 60) + "  {\"a\": 1}\n]"
	for _, c := range []struct{ name, src, want string }{
		{"array of objects", `{"a":[{"b":1}]}`, "{\n  \"a\": [\n    {\n      \"b\": 1\n    }\n  ]\n}"},
		{"array of empty containers", `{"a":[{},[],{}]}`, "{\n  \"a\": [{}, [], {}]\n}"},
		{"rows of a long table", rows, rows},
		{"512 bytes", `{"a":[1,` + strings.Repeat(" ", 507) + `2]}`, "{\n  \"a\": [1, 2]\n}"},
		{"513 bytes", `{"a":[1,` + strings.Repeat(" ", 508) + `2]}`, "{\n  \"a\": [\n    1,\n    2\n  ]\n}"},
		{"objects of a long line", "[" + strings.Repeat(`{"a": 1},`, 60) + "0]", "[\n" + strings.Repeat("  {\n    \"a\": 1\n  },\n", 60) + "  0\n]"},
	} {
		if got := formatted(t, c.src, format.Options{}); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// Formatting has no edits if they would change how the text is parsed, or if formatting again would have more.
func TestDamagedTextsStay(t *testing.T) {
	for _, src := range []string{
		"[x1[\n\n1]}/* a */]\n  ",
		" }[\n  \"\"]   ",
		" [\n  [\n  \nx // n\n]",
		"  {[\n \"k\": {:/* a */ [",
		"\n  {[x\n \"k\": {tru",
		"[\"a\" : 1 ,   2]",
	} {
		if got := formatted(t, src, format.Options{}); got != src {
			t.Errorf("%q became %q", src, got)
		}
	}
}
