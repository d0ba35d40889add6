package ide_test

import (
	"strings"
	"testing"

	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/testing/fixture"
)

// An archive has a file with a cursor and the texts of the selection ranges there, with ↵ for line breaks.
func TestSelectionRanges(t *testing.T) {
	forEachFile(t, "testdata/selection/*.txtar", func(t *testing.T, c fixture.Case, src fixture.Source, m *manifest.Model) {
		t.Helper()
		var lines strings.Builder
		for _, span := range ide.SelectionRanges(m.Tree, src.Cursor) {
			lines.WriteString(strings.ReplaceAll(m.Tree.Text().Slice(span), "\n", "↵") + "\n")
		}
		c.Expect(t, "selections", lines.String())
	})
}

// In every prefix of a file, each selection range contains the offset and the range before it.
func TestSelectionRangesInPrefixes(t *testing.T) {
	nested := 0
	for _, folder := range []string{"outline", "folding", "selection"} {
		forEachPrefix(t, "testdata/"+folder+"/*.txtar", func(t *testing.T, src string, m *manifest.Model) {
			t.Helper()
			end := len(src)
			for _, offset := range []int{-1, 0, end / 3, end / 2, end, end + 1} {
				ranges := ide.SelectionRanges(m.Tree, offset)
				if len(ranges) > 2 {
					nested++
				}
				for i, span := range ranges {
					if !span.Touches(min(max(offset, 0), end)) || i > 0 && (!span.Covers(ranges[i-1]) || span.Len() <= ranges[i-1].Len()) {
						t.Fatalf("%v at %d of %s", ranges, offset, src)
					}
				}
			}
		})
	}
	if nested < 1000 {
		t.Errorf("only %d nested selection ranges", nested)
	}
}
