package syntax

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/text"
)

func TestStyle(t *testing.T) {
	for _, c := range []struct {
		src  string
		want Style
	}{
		{"", Style{"  ", "\n", " "}},
		{"{}", Style{"  ", "\n", " "}},
		{"{\n    \"a\": 1\n}", Style{"    ", "\n", " "}},
		{"{\n\t\"a\": 1\n}", Style{"\t", "\n", " "}},
		{"{\n\n \n\t\"a\": 1\n}", Style{"\t", "\n", " "}},
		{"{\n        \"a\": 1\n}", Style{"        ", "\n", " "}},
		{"{\n         \"a\": 1\n}", Style{"  ", "\n", " "}}, // nine spaces align the line, they do not indent it
		{"{\n   \"a\":\n {} }", Style{"   ", "\n", " "}},
		{"{\r\n\"a\": 1\r\n}", Style{"  ", "\r\n", " "}},
		{"{\r\"a\": 1\r}", Style{"  ", "\r", " "}},
		{"\n{\r\n}", Style{"  ", "\n", " "}},
		{"\r\n{\n}", Style{"  ", "\r\n", " "}},
		{`{"a":1}`, Style{"  ", "\n", ""}},
		{`{"a":`, Style{"  ", "\n", " "}},
		{`{"a" :1}`, Style{"  ", "\n", ""}},
		{`{"a" 1}`, Style{"  ", "\n", " "}},
		{`[1]`, Style{"  ", "\n", " "}},
	} {
		if got := Parse(text.New(c.src)).Style(); got != c.want {
			t.Errorf("the style of %q is %q, want %q", c.src, got, c.want)
		}
	}
}

func TestMargin(t *testing.T) {
	long := strings.Repeat("x", maxMargin)
	for _, c := range []struct{ before, after, want string }{
		{"", "{}", ""},
		{"  ", "{}", "  "},
		{"  ", "  {}", "  "},
		{"{\n\t \"a\": ", "1}", "\t "},
		{"{\r  \"a\": ", "1}", "  "},
		{"{\n", "  \"a\": 1}", ""},
		{"{\n", "", ""},
		{"  \"" + long, "\"", "  "},
		{"\n\t\"" + long, "\"", "\t"},
		{"\n" + strings.Repeat(" ", maxMargin-1), "1", strings.Repeat(" ", maxMargin-1)},
	} {
		if got := Parse(text.New(c.before + c.after)).Margin(len(c.before)); got != c.want {
			t.Errorf("the margin after %.20q is %q, want %q", c.before, got, c.want)
		}
	}
}

// Tab stops stay at their text when a fragment is laid out, put on one line and inserted.
func TestStops(t *testing.T) {
	const written = "{\n\t\"<a>\": \"<b, \\\" c:>\",\n\t\"d\": [\n\t\t<1>, 2\n\t]\n}"
	f := Fragment{}
	for i, part := range strings.FieldsFunc(written, func(r rune) bool { return r == '<' || r == '>' }) {
		if i%2 == 1 {
			f.Stops = append(f.Stops, text.Stop{Span: text.Span{Start: len(f.New), End: len(f.New) + len(part)}, Choices: []string{part}})
		}
		f.New += part
	}
	f.Stops = append(f.Stops, text.Stop{Span: text.At(len(f.New)), Choices: []string{""}})
	for src, want := range map[string]string{
		`[1, 2]`:              `[1, 2, {"a": "b, \" c:", "d": [1, 2]}]`,
		`[1,2`:                `[1,2,{"a": "b, \" c:", "d": [1, 2]}]`,
		"[\n    1\n]":         "[\n    1,\n    {\n        \"a\": \"b, \\\" c:\",\n        \"d\": [\n            1, 2\n        ]\n    }\n]",
		"[\r\n\t1\r\n]":       "[\r\n\t1,\r\n\t{\r\n\t\t\"a\": \"b, \\\" c:\",\r\n\t\t\"d\": [\r\n\t\t\t1, 2\r\n\t\t]\r\n\t}\r\n]",
		"[]":                  "[\n  {\n    \"a\": \"b, \\\" c:\",\n    \"d\": [\n      1, 2\n    ]\n  }\n]",
		`{"x":1,"y":2,"z":3}`: `{"x":1,"y":2,"z":3,{"a":"b, \" c:","d":[1,2]}}`,
	} {
		edits := Parse(text.New(src)).Root().Append(f)
		if got, err := text.Apply(src, edits); got != want || err != nil {
			t.Errorf("appended to %q: %q (%v), want %q", src, got, err, want)
		}
		e := edits[len(edits)-1]
		if len(e.Stops) != 4 {
			t.Errorf("appended to %q: %d stops", src, len(e.Stops))
		}
		for _, s := range e.Stops {
			if got := e.New[s.Span.Start:s.Span.End]; got != s.Choices[0] {
				t.Errorf("appended to %q: the stop of %q is at %q", src, s.Choices[0], got)
			}
		}
	}
}

// An item is inserted before another one in the layout of its neighbors.
func TestInsert(t *testing.T) {
	for _, c := range []struct {
		src  string
		at   int
		want string
	}{
		{`[1, 2]`, 0, `[9, 1, 2]`},
		{`[1, 2]`, 1, `[1, 9, 2]`},
		{`[1,2]`, 1, `[1,9,2]`},
		{`[1,  2]`, 0, `[9,  1,  2]`},
		{`[1, // x` + "\n2]", 0, `[9, 1, // x` + "\n2]"},
		{`[ 1 ]`, 0, `[ 9, 1 ]`},
		{`[ 1 ]`, 1, `[ 1, 9 ]`},
		{`[1,]`, 1, `[1, 9]`},
		{`[1`, 1, `[1, 9]`},
		{`[1 ,`, 1, `[1 , 9]`},
		{`[1, // x`, 1, `[1, 9] // x`},
		{`[{"a": [1`, 1, `[{"a": [1]}, 9]`},
		{`[{"a": "b`, 1, `[{"a": "b"}, 9]`},
		{`[{"a`, 1, `[{"a"}, 9]`},
		{`[{"a":`, 1, `[{"a":}, 9]`},
		{`[{"a": 1,`, 1, `[{"a": 1,}, 9]`},
		{"[\n  1,\n  2\n]", 1, "[\n  1,\n  9,\n  2\n]"},
		{"[\n  1,\n  2\n]", 2, "[\n  1,\n  2,\n  9\n]"},
		{"[\n  1,\n", 1, "[\n  1,\n  9\n]\n"},
		{"[\n  1", 1, "[\n  1,\n  9\n]"},
		{"  [1,\n  2", 2, "  [1,\n  2, 9\n  ]"},
		{"[/* x\n*/ 1,\n    2]", 2, "[/* x\n*/ 1,\n    2,\n    9]"},
		{"[/* x\n*/ 1]", 1, "[/* x\n*/ 1,\n  9]"},
		{`[]`, 0, `[9]`},
		{`[ ]`, 0, `[9]`},
		{`[`, 0, `[9]`},
		{`[/* x */]`, 0, `[/* x */9]`},
		{"[\n]", 0, "[9]"},
		{`[{`, 1, `[{}, 9]`},
		{`[[`, 1, `[[], 9]`},
		{"[\n  /* x */ 1,\n    2\n]", 2, "[\n  /* x */ 1,\n    2,\n    9\n]"},
	} {
		v := Parse(text.New(c.src)).Root()
		if got, err := text.Apply(c.src, v.Insert(c.at, Fragment{New: "9"})); got != c.want || err != nil {
			t.Errorf("inserted as item %d of %q: %q (%v), want %q", c.at, c.src, got, err, c.want)
		}
	}
}

// Items that are indented deeper or less than one level keep their indentation.
func TestInsertKeepsIndentation(t *testing.T) {
	for src, want := range map[string]string{
		"{\n  \"a\": [\n       1\n  ]\n}":  "{\n  \"a\": [\n       1,\n       9\n  ]\n}",
		"{\n  \"a\": [ \n       1\n  ]\n}": "{\n  \"a\": [ \n       1,\n       9\n  ]\n}",
		"{\n  \"a\": [\n\n\n 1\n  ]\n}":    "{\n  \"a\": [\n\n\n 1,\n 9\n  ]\n}",
		"{\n  \"a\": [\n  1\n  ]\n}":       "{\n  \"a\": [\n  1,\n  9\n  ]\n}",
		"{\r\n  \"a\": [\r\n1\r\n  ]\r\n}": "{\r\n  \"a\": [\r\n1,\r\n9\r\n  ]\r\n}",
	} {
		it, _ := Parse(text.New(src)).Root().Member("a")
		if got, err := text.Apply(src, it.Value().Append(Fragment{New: "9"})); got != want || err != nil {
			t.Errorf("appended to %q: %q (%v), want %q", src, got, err, want)
		}
	}
}

// A fragment that is not valid JSON is inserted as it is.
func TestInsertBroken(t *testing.T) {
	const src = `[1, 2]`
	for fragment, want := range map[string]string{`"a\`: `[1, "a\, 2]`, `"`: `[1, ", 2]`, `\`: `[1, \, 2]`, ``: `[1, , 2]`} {
		if got, err := text.Apply(src, Parse(text.New(src)).Root().Insert(1, Fragment{New: fragment})); got != want || err != nil {
			t.Errorf("inserted %s: %s (%v), want %s", fragment, got, err, want)
		}
	}
}

func TestInsertFirst(t *testing.T) {
	f := Fragment{New: "\"b\": {\n\t\"c\": 1\n}"}
	for src, want := range map[string]string{
		`{}`:                                 "{\n  \"b\": {\n    \"c\": 1\n  }\n}",
		"  {}":                               "  {\n    \"b\": {\n      \"c\": 1\n    }\n  }",
		"{\n}":                               "{\n  \"b\": {\n    \"c\": 1\n  }\n}",
		`{`:                                  "{\n  \"b\": {\n    \"c\": 1\n  }\n}",
		"{ // x\n}":                          "{ // x\n\n  \"b\": {\n    \"c\": 1\n  }\n}",
		`{"x": {}, "y": 1}`:                  `{"x": {"b": {"c": 1}}, "y": 1}`,
		"{\n    \"x\": {},\n    \"y\": 1\n}": "{\n    \"x\": {\n        \"b\": {\n            \"c\": 1\n        }\n    },\n    \"y\": 1\n}",
	} {
		v := Parse(text.New(src)).Root()
		if it, ok := v.Member("x"); ok {
			v = it.Value()
		}
		if got, err := text.Apply(src, v.Insert(0, f)); got != want || err != nil {
			t.Errorf("inserted into %q: %q (%v), want %q", src, got, err, want)
		}
	}
}

// InsertAfter touches nothing but the end of an item.
func TestInsertAfter(t *testing.T) {
	for _, c := range []struct {
		src  string
		at   int
		want string
	}{
		{`[1, 2]`, 0, `[1, 9, 2]`},
		{`[1, 2]`, 1, `[1, 2, 9]`},
		{`[1 , 2]`, 0, `[1, 9 , 2]`},
		{"[\n  1,\n  2\n]", 0, "[\n  1,\n  9,\n  2\n]"},
		{`[{"a": "b`, 0, `[{"a": "b"}, 9`},
	} {
		e := Parse(text.New(c.src)).Root().InsertAfter(c.at, Fragment{New: "9"})
		if got, err := text.Apply(c.src, []text.Edit{e}); got != c.want || err != nil {
			t.Errorf("inserted after item %d of %q: %q (%v), want %q", c.at, c.src, got, err, c.want)
		}
	}
}

// A string that is not terminated is completed before the next item; an odd number of backslashes at its end needs another.
func TestMissingQuote(t *testing.T) {
	for src, want := range map[string]string{
		`["`: `["", 9]`, `["a`: `["a", 9]`, `['a`: `['a', 9]`, `["a"`: `["a", 9]`, `["a\"`: `["a\"", 9]`, `["a\\"`: `["a\\", 9]`, `["a\\\"`: `["a\\\"", 9]`,
		`["a\`: `["a\\", 9]`, `["a\\`: `["a\\", 9]`, `["a\\\`: `["a\\\\", 9]`, `["\`: `["\\", 9]`, `["'`: `["'", 9]`,
	} {
		if got, err := text.Apply(src, Parse(text.New(src)).Root().Append(Fragment{New: "9"})); got != want || err != nil {
			t.Errorf("appended to %s: %s (%v), want %s", src, got, err, want)
		}
	}
}

func TestPointerBetweenTokens(t *testing.T) {
	for src, want := range map[string][]string{ // one pointer for each offset
		`[1 ,2, ]`:   {"", "/0", "/0", "", "/1", "/1", "", "", ""},
		`{"a":[ ]} `: {"", "/a", "/a", "/a", "/a", "/a", "/a", "/a", "/a", "", ""},
	} {
		tree := Parse(text.New(src))
		var got []string
		for offset := range len(src) + 1 {
			got = append(got, tree.Pointer(text.At(offset)))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s has the pointers %q, want %q", src, got, want)
		}
	}
	const src = `[1, {"a": 2, "b": 3}]`
	for part, want := range map[string]string{`1, {`: "", `2, "b`: "/1", `"a": 2`: "/1/a", `a": 2`: "/1/a", ` {"a"`: "", `{"a": 2, "b": 3}`: "/1"} {
		start := strings.Index(src, part)
		if got := Parse(text.New(src)).Pointer(text.Span{Start: start, End: start + len(part)}); got != want {
			t.Errorf("%s has the pointer %q, want %q", part, got, want)
		}
	}
}

// Lift keeps the indentation within the value and removes that of its line.
func TestLiftIndentation(t *testing.T) {
	for src, want := range map[string]string{
		"{\n  \"a\": [\n    1,\n      2,\n   3,\n 4\n  ]\n}": "[\n\t1,\n\t\t2,\n 3,\n4\n]",
		"\t{\"a\": [\n\t\t1\n\t]}":                           "[\n\t1\n]",
		"{\r\t\"a\": [\r\t\t1\r\t]\r}":                       "[\n\t1\n]",
		"\t{\"a\": [\n\n\t1]}":                               "[\n\n1]",
		"{\"a\": [\n\n1]}":                                   "[\n\n1]",
	} {
		it, _ := Parse(text.New(src)).Root().Member("a")
		if got := it.Value().Lift().New; got != want {
			t.Errorf("lifted from %q: %q, want %q", src, got, want)
		}
		if got := it.Lift().New; got != `"a": `+want {
			t.Errorf("lifted with its name from %q: %q", src, got)
		}
	}
}

func TestRemoveKeepsComments(t *testing.T) {
	for _, c := range []struct {
		src  string
		at   int
		want string
	}{
		{`[/* a */ 1, /* b */ 2]`, 0, `[/* a */ 2]`},
		{`[1, /* b */ 2]`, 1, `[1]`},
		{`[1, 2,]`, 1, `[1,]`},
		{`[1 2]`, 1, `[1]`},
		{`[1,`, 0, `[`},
		{`[ 1 ]`, 0, `[ ]`},
	} {
		e := Parse(text.New(c.src)).Root().Remove(c.at)
		if got, err := text.Apply(c.src, []text.Edit{e}); got != c.want || err != nil {
			t.Errorf("%s without item %d is %s (%v), want %s", c.src, c.at, got, err, c.want)
		}
	}
}

func TestKindString(t *testing.T) {
	for kind, want := range map[Kind]string{Missing: "nothing", Object: "an object", Word: "a word", TooDeep: "an object or array nested too deeply", document: "a document"} {
		if got := fmt.Sprint(kind); got != want {
			t.Errorf("kind %d is called %s", kind, got)
		}
	}
}
