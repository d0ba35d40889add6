package syntax

import (
	"testing"

	"plugin-manifest-ls/internal/testing/effort"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// Every small edit of a text, with or without syntax errors, gives the tree that Parse returns for the edited text.
func TestSmallEditsEqualParse(t *testing.T) {
	var texts []string
	for _, c := range fixture.Load(t, "testdata/recovery/*.txtar") {
		for name := range c.Files {
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
