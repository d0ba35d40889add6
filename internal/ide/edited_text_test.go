package ide_test

import (
	"reflect"
	"testing"

	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/effort"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// features are the results of the features that read all of a file.
type features struct {
	symbols []ide.Symbol
	links   []ide.Link
	tokens  []ide.SemanticToken
}

func featuresOf(t *testing.T, tree *syntax.Tree) features {
	t.Helper()
	m := manifest.Build(tree)
	return features{ide.Outline(m), ide.DocumentLinks(m), ide.SemanticTokens(t.Context(), m, text.Span{End: tree.Text().Len()})}
}

// An edited text, which consists of many parts, has the same features as the same text after a parse.
func TestFeaturesOfEditedTexts(t *testing.T) {
	symbols, links, tokens := 0, 0, 0
	for _, folder := range []string{"outline", "links", "semantic_tokens"} {
		for _, c := range fixture.Load(t, "testdata/"+folder+"/*.txtar") {
			for name := range c.Files {
				if !isSource(name) {
					continue
				}
				src := c.Source(t, name).Text
				for at := 0; at <= len(src); at += effort.Divisor {
					edited := syntax.Parse(text.New(src)).Edit(text.Insert(at, `"`))
					got, want := featuresOf(t, edited), featuresOf(t, syntax.Parse(text.New(edited.Text().String())))
					if !reflect.DeepEqual(got, want) {
						t.Fatalf("%s with a quotation mark at %d:\n%+v\nwant\n%+v", c.Name, at, got, want)
					}
					symbols, links, tokens = symbols+len(got.symbols), links+len(got.links), tokens+len(got.tokens)
				}
			}
		}
	}
	if least := 1000 / effort.Divisor; symbols < least || links < least || tokens < least {
		t.Errorf("only %d symbols, %d links and %d tokens", symbols, links, tokens)
	}
}
