package syntax

import (
	"fmt"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/testing/effort"
	"plugin-manifest-ls/internal/text"
)

// An edit parses a window of about 1 kB and a larger one if the parser reads beyond its end. The tree is that of a full parse
// wherever the window ends.
func TestWindows(t *testing.T) {
	rest := `, "y": {"z": [1]}, "w": ` + strings.Repeat("[],", 100) + "\n}"
	for _, tail := range []string{
		``, ` `, `,`, `]`, ` /* c */`, ` // c` + "\n", "\r\n  ", "\n\t 1", "\n  \"b\": 1", `, b: c`, `, b:/c`, `, "b" c:/d`, `, "b": c:/d`,
		`, "b": c://d`, `, "b": 1/*c*/`, `, "b": 1/2`, `, "b": 12`, `, "b": tru`, `, "b" : "c"`, `, "b": "c, d` + "\n", `, 'b': 'c'`, `, "b": {"c": [1, 2]}`,
		"\n  \"b\": {}, {\"c\": 1}", `, /* " */ "b" "c": 1`, ` /* c` + "\n    d */ , \"b\": {\n\"c\": 1 }",
	} {
		for pad := 1000; pad < 1036; pad += effort.Divisor {
			src := `{"a": "` + strings.Repeat("x", pad) + `"` + tail + rest
			tree := Parse(text.New(src))
			for _, e := range []text.Edit{
				text.Insert(6, `[1] `), text.Delete(text.Span{Start: 4, End: 5}), text.Insert(5, `: :`),
			} {
				checkEdit(t, tree, e)
			}
		}
	}
}

// The lines are indented by about as many spaces as the parser reads at once.
func TestLongIndentation(t *testing.T) {
	for _, n := range []int{0, 1, 63, 64, 65, 511, 512, 513, 575, 576, 577} {
		margin := strings.Repeat(" ", n)
		for _, src := range []string{
			fmt.Sprintf("{\n%s\"a\": [\n%s1, [\n%[1]s2]\n%[1]s ],\n\"c\": 3, \"d\": {\n%[1]s}\n}", margin, margin),
			fmt.Sprintf("{\n%s\"a\": [\n%s  1, [\n%[1]s2]\n%[1]s\"c\": 3, \"d\": {\n%[1]s}\n}", margin, margin),
			fmt.Sprintf("{\n\"a\": {\n%s\"b\": {\n},\n%s\"c\": {}\n%[1]s\"d\": {\n%[1]s}\n}", margin, margin),
		} {
			tree := Parse(text.New(src))
			for at := 0; at <= len(src); at++ {
				if at > 0 && at < len(src) && src[at-1:at+1] == "  " && src[min(at+1, len(src)-1)] == ' ' {
					continue // in the middle of the spaces
				}
				for _, inserted := range []string{"x", "\n", " ", "{", `"k": 1`} {
					checkEdit(t, tree, text.Insert(at, inserted))
				}
				if at > 0 {
					checkEdit(t, tree, text.Delete(text.Span{Start: at - 1, End: at}))
				}
			}
		}
	}
}
