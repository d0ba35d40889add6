package ide_test

import (
	"strings"
	"testing"

	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/testing/fixture"
)

// An archive has a file and the text that each folding range hides, with ↵ for line breaks.
func TestFoldingRanges(t *testing.T) {
	forEachFile(t, "testdata/folding/*.txtar", func(t *testing.T, c fixture.Case, _ fixture.Source, m *manifest.Model) {
		t.Helper()
		var lines strings.Builder
		for _, f := range ide.FoldingRanges(m.Tree, 0) {
			lines.WriteString(strings.ReplaceAll(m.Tree.Text().Slice(f.Hidden), "\n", "↵") + "\n")
		}
		c.Expect(t, "folds", lines.String())
	})
}

func TestFoldingRangesAreLimited(t *testing.T) {
	pairs := 0
	for _, folder := range []string{"outline", "folding", "selection"} {
		forEachPrefix(t, "testdata/"+folder+"/*.txtar", func(t *testing.T, src string, m *manifest.Model) {
			t.Helper()
			for _, limit := range []int{0, 1, 2} {
				n := len(ide.FoldingRanges(m.Tree, limit))
				if limit > 0 && n > limit {
					t.Fatalf("%d folding ranges with limit %d in %s", n, limit, src)
				}
				if n == 2 {
					pairs++
				}
			}
		})
	}
	if pairs < 100 {
		t.Errorf("only %d pairs of folding ranges", pairs)
	}
}
