package syntax

import (
	"strings"
	"testing"

	"plugin-manifest-ls/internal/text"
)

func TestPointer(t *testing.T) {
	const src = `{"a": {"b/c": [1, {"d~": "x y"}]}, "e": }`
	tree := Parse(text.New(src))
	for at, want := range map[string]string{
		`{"a"`:   "",
		`"a"`:    "/a",
		`{"b/c"`: "/a",
		`"b/c"`:  "/a/b~1c",
		`[1`:     "/a/b~1c",
		`1`:      "/a/b~1c/0",
		`{"d~"`:  "/a/b~1c/1",
		`"d~"`:   "/a/b~1c/1/d~0",
		`x y`:    "/a/b~1c/1/d~0",
		`"e"`:    "/e",
	} {
		start := strings.Index(src, at)
		end := start + len(at)
		if at[0] == '{' || at[0] == '[' {
			end = start + 1
		}
		if got := tree.Pointer(text.Span{Start: start, End: end}); got != want {
			t.Errorf("%s: %q, want %q", at, got, want)
		}
	}
	if got := Parse(text.New("")).Pointer(text.Span{}); got != "" {
		t.Errorf("pointer in an empty text: %q", got)
	}
}
