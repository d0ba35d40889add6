package ide_test

import (
	"strings"
	"testing"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/testing/fixture"
)

// An archive has a file with a cursor and the hover there: the token on the first line, then the markdown. The
// optional file "uses" lists where code uses the connection link name.
func TestHover(t *testing.T) {
	configuration := config.Keys([]catalog.Value{{Name: "property-required", Doc: "A required key is missing."}})
	forEachFile(t, "testdata/hover/*.txtar", func(t *testing.T, c fixture.Case, src fixture.Source, m *manifest.Model) {
		t.Helper()
		context := ide.HoverContext{Configuration: configuration}
		if uses, ok := c.Files["uses"]; ok {
			context.Uses = func(string) []string { return strings.Fields(uses) }
		}
		got := ""
		if h, ok := ide.Hover(m, src.Cursor, context); ok {
			got = src.Text[h.Span.Start:h.Span.End] + "\n" + h.Markdown + "\n"
		}
		c.Expect(t, "hover", got)
	})
}

// In every prefix of a manifest, the token of a hover is at the offset.
func TestHoverInPrefixes(t *testing.T) {
	hovers := 0
	forEachPrefix(t, "testdata/hover/*.txtar", func(t *testing.T, src string, m *manifest.Model) {
		t.Helper()
		end := len(src)
		for _, offset := range []int{-1, 0, end / 2, end, end + 1} {
			h, ok := ide.Hover(m, offset, ide.HoverContext{})
			if !ok {
				continue
			}
			hovers++
			if h.Markdown == "" || !h.Span.Touches(min(max(offset, 0), end)) {
				t.Fatalf("%+v at %d of %s", h, offset, src)
			}
		}
	})
	if hovers < 1000 {
		t.Errorf("only %d hovers", hovers)
	}
}
