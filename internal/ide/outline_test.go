package ide_test

import (
	"fmt"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/ide"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

var symbolKinds = [...]string{"connector", "widget", "parameter", "object", "array", "string", "number", "boolean", "null", "key"}

// An archive has a file and its symbols.
func TestOutline(t *testing.T) {
	forEachFile(t, "testdata/outline/*.txtar", func(t *testing.T, c fixture.Case, src fixture.Source, m *manifest.Model) {
		t.Helper()
		c.Expect(t, "symbols", renderSymbols(t, m, ide.Outline(m), text.Span{End: len(src.Text)}, ""))
	})
}

// The symbols of every prefix of a file are nested correctly.
func TestOutlineOfPrefixes(t *testing.T) {
	symbols := 0
	for _, folder := range []string{"outline", "folding", "selection"} {
		forEachPrefix(t, "testdata/"+folder+"/*.txtar", func(t *testing.T, src string, m *manifest.Model) {
			t.Helper()
			symbols += strings.Count(renderSymbols(t, m, ide.Outline(m), text.Span{End: len(src)}, ""), "\n")
		})
	}
	if symbols < 1000 {
		t.Errorf("only %d symbols", symbols)
	}
}

// renderSymbols renders symbols as text and checks that they are within their parent.
func renderSymbols(t *testing.T, m *manifest.Model, symbols []ide.Symbol, parent text.Span, indent string) string {
	t.Helper()
	var b strings.Builder
	for _, s := range symbols {
		if s.Name == "" || !s.Span.Covers(s.Selection) || !parent.Covers(s.Span) {
			t.Errorf("%+v in %v", s, parent)
		}
		fmt.Fprintf(&b, "%s%s (%s) %s at %s\n", indent, s.Name, symbolKinds[s.Kind], s.Detail, m.Tree.Text().Slice(s.Selection))
		b.WriteString(renderSymbols(t, m, s.Children, s.Span, indent+"  "))
	}
	return b.String()
}

// The number of symbols is limited, and the limit leaves out inner symbols.
func TestOutlineIsLimited(t *testing.T) {
	src := `{"scope": [` + strings.Repeat(`"x",`, 20000) + `"x"], "service": "DESK"}`
	symbols := ide.Outline(build("plugin-manifest.json", src))
	if len(symbols) != 2 || len(symbols[0].Children) != 4998 {
		t.Errorf("%d symbols, %d in the first", len(symbols), len(symbols[0].Children))
	}
}
