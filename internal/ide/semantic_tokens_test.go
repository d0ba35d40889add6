package ide_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// An archive has a file and its tokens.
func TestSemanticTokens(t *testing.T) {
	forEachFile(t, "testdata/semantic_tokens/*.txtar", func(t *testing.T, c fixture.Case, src fixture.Source, m *manifest.Model) {
		t.Helper()
		var lines strings.Builder
		for _, token := range ide.SemanticTokens(t.Context(), m, text.Span{End: len(src.Text)}) {
			kind := [...]string{"link name", "scope", "placeholder"}[token.Type]
			fmt.Fprintf(&lines, "%s: %s\n", kind, src.Text[token.Span.Start:token.Span.End])
		}
		c.Expect(t, "tokens", lines.String())
	})
}

// In every prefix of a file, tokens follow each other, each within one line, and the tokens of a part are those of the
// whole that touch it.
func TestSemanticTokensInPrefixes(t *testing.T) {
	inParts := 0
	forEachPrefix(t, "testdata/semantic_tokens/*.txtar", func(t *testing.T, src string, m *manifest.Model) {
		t.Helper()
		all := ide.SemanticTokens(t.Context(), m, text.Span{End: len(src)})
		end := 0
		for _, token := range all {
			if token.Span.Start < end || token.Span.Empty() || strings.Contains(src[token.Span.Start:token.Span.End], "\n") {
				t.Fatalf("%+v in %s", all, src)
			}
			end = token.Span.End
		}
		part := text.Span{Start: len(src) / 3, End: len(src) / 2}
		var want []ide.SemanticToken
		for _, token := range all {
			if token.Span.Start <= part.End && part.Start <= token.Span.End {
				want = append(want, token)
			}
		}
		inParts += len(want)
		if got := ide.SemanticTokens(t.Context(), m, part); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v in %s", got, want, src)
		}
	})
	if inParts < 100 {
		t.Errorf("only %d tokens in the parts", inParts)
	}
}
