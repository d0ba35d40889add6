package syntax

import (
	"testing"

	"plugin-manifest-ls/internal/text"
)

// An appended item is in the array, in the layout of the other items, even if brackets or quotation marks are missing.
func TestAppend(t *testing.T) {
	f := Fragment{New: "{\n\t\"k\": \"v: \\\"1, 2\",\n\t\"l\": [\n\t\t1\n\t]\n}"}
	for _, c := range []struct{ src, want string }{
		{`{"v": []}`, `{"v": [{"k": "v: \"1, 2", "l": [1]}]}`},
		{`{"v":[]}`, `{"v":[{"k":"v: \"1, 2","l":[1]}]}`},
		{`{"v":[1]}`, `{"v":[1,{"k":"v: \"1, 2","l":[1]}]}`},
		{`{"v": [1,2]}`, `{"v": [1,2,{"k": "v: \"1, 2", "l": [1]}]}`},
		{`{"v": [1`, `{"v": [1, {"k": "v: \"1, 2", "l": [1]}]`},
		{`{"v": [1, `, `{"v": [1, {"k": "v: \"1, 2", "l": [1]}] `},
		{`{"v": ["1`, `{"v": ["1", {"k": "v: \"1, 2", "l": [1]}]`},
		{`{"v": ["1\`, `{"v": ["1\\", {"k": "v: \"1, 2", "l": [1]}]`},
		{`{"v": [{"a": {"b`, `{"v": [{"a": {"b"}}, {"k": "v: \"1, 2", "l": [1]}]`},
		{"{\n  \"v\": []\n}", "{\n  \"v\": [\n    {\n      \"k\": \"v: \\\"1, 2\",\n      \"l\": [\n        1\n      ]\n    }\n  ]\n}"},
		{"{\r\n\t\"v\": [\r\n\t\t1\r\n\t]\r\n}", "{\r\n\t\"v\": [\r\n\t\t1,\r\n\t\t{\r\n\t\t\t\"k\": \"v: \\\"1, 2\",\r\n\t\t\t\"l\": [\r\n\t\t\t\t1\r\n\t\t\t]\r\n\t\t}\r\n\t]\r\n}"},
		{"{\n\t\"v\": [", "{\n\t\"v\": [\n\t\t{\n\t\t\t\"k\": \"v: \\\"1, 2\",\n\t\t\t\"l\": [\n\t\t\t\t1\n\t\t\t]\n\t\t}\n\t]"},
		{"{\n  \"v\": [\n    1,\n", "{\n  \"v\": [\n    1,\n    {\n      \"k\": \"v: \\\"1, 2\",\n      \"l\": [\n        1\n      ]\n    }\n  ]\n"},
		{"{\n  \"v\": [\"a\n  ]\n}", "{\n  \"v\": [\"a\", {\n    \"k\": \"v: \\\"1, 2\",\n    \"l\": [\n      1\n    ]\n  }\n  ]\n}"},
	} {
		it, _ := Parse(text.New(c.src)).Root().Member("v")
		got, err := text.Apply(c.src, it.Value().Append(f))
		if err != nil || got != c.want {
			t.Errorf("to %q (%v)\n got %q\nwant %q", c.src, err, got, c.want)
		}
	}
}

func TestAppendToBareMembers(t *testing.T) {
	for src, want := range map[string]string{
		`"a": 1`:              `{"a": 1, "b": 2}`,
		"\"a\": 1,\n\"c\": 3": "{\n\"a\": 1,\n\"c\": 3,\n\"b\": 2\n}",
		`"a": 1}`:             `{"a": 1, "b": 2}`,
	} {
		got, err := text.Apply(src, Parse(text.New(src)).Root().Append(Fragment{New: `"b": 2`}))
		if err != nil || got != want {
			t.Errorf("to %q (%v)\n got %q\nwant %q", src, err, got, want)
		}
	}
}

func TestLift(t *testing.T) {
	for src, want := range map[string]string{
		"{\n  \"a\": {\n    \"b\": 1\n  }\n}":         "{\n\t\"b\": 1\n}",
		"{\r\n\t\"a\": {\r\n\t\t\"b\": 1\r\n\t}\r\n}": "{\n\t\"b\": 1\n}",
		`{"a": {"b": "c`: `{"b": "c"}`,
		`{"a": [1, [2`:   `[1, [2]]`,
		`"a": 1`:         "1",
	} {
		it, _ := Parse(text.New(src)).Root().Member("a")
		if got := it.Value().Lift().New; got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
	for src, want := range map[string]string{
		`"a": 1, "b": 2`:    "{\n\t\"a\": 1, \"b\": 2\n}",
		"\"a\": 1,\n\"b\":": "{\n\t\"a\": 1,\n\t\"b\":\n}",
		`"a": 1}`:           "{\n\t\"a\": 1\n}",
	} {
		if got := Parse(text.New(src)).Root().Lift().New; got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
}
