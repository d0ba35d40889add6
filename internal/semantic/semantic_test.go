package semantic_test

import (
	"fmt"
	"path"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/semantic"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// An archive has a file and its tokens.
func TestFixtures(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			for name := range c.Files {
				if path.Ext(name) != ".json" {
					continue
				}
				src := c.Source(t, name).Text
				var lines strings.Builder
				for _, token := range semantic.Tokens(t.Context(), build(name, src), text.Span{End: len(src)}) {
					kind := [...]string{"link name", "scope", "placeholder"}[token.Type]
					fmt.Fprintf(&lines, "%s: %s\n", kind, src[token.Span.Start:token.Span.End])
				}
				c.Expect(t, "tokens", lines.String())
			}
			c.ExpectSome(t)
		})
	}
}

// The tokens of a part are those of the whole that touch it, and however torn a text is, tokens lie behind each
// other, each in one line.
func TestAnyPart(t *testing.T) {
	inParts := 0
	for _, c := range fixture.Load(t, "testdata/*.txtar") {
		for name := range c.Files {
			if path.Ext(name) != ".json" {
				continue
			}
			src := c.Source(t, name).Text
			for cut := range len(src) + 1 {
				m := build(name, src[:cut])
				all := semantic.Tokens(t.Context(), m, text.Span{End: cut})
				end := 0
				for _, token := range all {
					if token.Span.Start < end || token.Span.Empty() || strings.Contains(src[token.Span.Start:token.Span.End], "\n") {
						t.Fatalf("%s cut at %d: %+v", c.Name, cut, all)
					}
					end = token.Span.End
				}
				part := text.Span{Start: cut / 3, End: cut / 2}
				var want []semantic.Token
				for _, token := range all {
					if token.Span.Start <= part.End && part.Start <= token.Span.End {
						want = append(want, token)
					}
				}
				inParts += len(want)
				if got := semantic.Tokens(t.Context(), m, part); fmt.Sprint(got) != fmt.Sprint(want) {
					t.Fatalf("%s cut at %d: %v, want %v", c.Name, cut, got, want)
				}
			}
		}
	}
	if inParts < 100 {
		t.Errorf("only %d tokens are in the parts", inParts)
	}
}

func build(name, src string) *manifest.Model {
	parsed := syntax.Parse(text.New(src))
	if path.Base(name) == project.Resources {
		return manifest.BuildOther(parsed, manifest.Resources, "DESK")
	}
	return manifest.Build(parsed)
}
