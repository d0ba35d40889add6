package outline_test

import (
	"fmt"
	"path"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/outline"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

var kinds = [...]string{"connector", "widget", "parameter", "object", "array", "string", "number", "boolean", "null", "key"}

// An archive has a file and what is shown of it: its symbols, the text that each fold hides with line ends drawn as
// ↵, and what a selection at the cursor grows to.
func TestFixtures(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			for name := range c.Files {
				if path.Ext(name) != ".json" {
					continue
				}
				src := c.Source(t, name)
				m := build(name, src.Text)
				if _, ok := c.Files["symbols"]; ok {
					c.Expect(t, "symbols", tree(t, m, outline.Symbols(m), text.Span{End: len(src.Text)}, ""))
				}
				if _, ok := c.Files["folds"]; ok {
					var lines strings.Builder
					for _, f := range outline.Folds(m.Tree, 0) {
						lines.WriteString(strings.ReplaceAll(m.Tree.Text().Slice(f.Hidden), "\n", "↵") + "\n")
					}
					c.Expect(t, "folds", lines.String())
				}
				if _, ok := c.Files["selections"]; ok {
					var lines strings.Builder
					for _, span := range outline.Selections(m.Tree, src.Cursor) {
						lines.WriteString(strings.ReplaceAll(m.Tree.Text().Slice(span), "\n", "↵") + "\n")
					}
					c.Expect(t, "selections", lines.String())
				}
			}
			c.ExpectSome(t)
			c.ExpectNoMore(t, func(name string) bool { return path.Ext(name) == "" })
		})
	}
}

func build(name, src string) *manifest.Model {
	parsed := syntax.Parse(text.New(src))
	switch path.Base(name) {
	case project.Resources:
		return manifest.BuildOther(parsed, manifest.Resources, "DESK")
	case project.Configuration:
		return manifest.BuildOther(parsed, manifest.Configuration, "")
	}
	return manifest.Build(parsed)
}

// tree draws symbols and checks that they lie in each other.
func tree(t *testing.T, m *manifest.Model, symbols []outline.Symbol, in text.Span, indent string) string {
	t.Helper()
	var b strings.Builder
	for _, s := range symbols {
		if s.Name == "" || !s.Span.Covers(s.Select) || !in.Covers(s.Span) {
			t.Errorf("%+v in %v", s, in)
		}
		fmt.Fprintf(&b, "%s%s (%s) %s at %s\n", indent, s.Name, kinds[s.Kind], s.Detail, m.Tree.Text().Slice(s.Select))
		b.WriteString(tree(t, m, s.Children, s.Span, indent+"  "))
	}
	return b.String()
}

// Of any beginning of a file there is an outline whose parts lie in each other, and a selection that only grows.
func TestAnyText(t *testing.T) {
	drawn, selected, folded := 0, 0, 0
	for _, c := range fixture.Load(t, "testdata/*.txtar") {
		for name := range c.Files {
			if path.Ext(name) != ".json" {
				continue
			}
			src := c.Source(t, name).Text
			for cut := range len(src) + 1 {
				m := build(name, src[:cut])
				drawn += strings.Count(tree(t, m, outline.Symbols(m), text.Span{End: cut}, ""), "\n")
				for _, offset := range []int{-1, 0, cut / 3, cut / 2, cut, cut + 1} {
					chain := outline.Selections(m.Tree, offset)
					if len(chain) > 2 {
						selected++
					}
					for i, span := range chain {
						if !span.Touches(min(max(offset, 0), cut)) || i > 0 && (!span.Covers(chain[i-1]) || span.Len() <= chain[i-1].Len()) {
							t.Fatalf("%s cut at %d, offset %d: %v", c.Name, cut, offset, chain)
						}
					}
				}
				for _, most := range []int{0, 1, 2} {
					n := len(outline.Folds(m.Tree, most))
					if most > 0 && n > most {
						t.Fatalf("%d folds, most %d", n, most)
					}
					if n == 2 {
						folded++
					}
				}
			}
		}
	}
	if drawn < 1000 || selected < 1000 || folded < 100 {
		t.Errorf("only %d symbols, %d selections and %d pairs of folds", drawn, selected, folded)
	}
}

// A file has so many symbols and no more, and none of the top level is missing.
func TestSymbolsAreBounded(t *testing.T) {
	src := `{"scope": [` + strings.Repeat(`"x",`, 20000) + `"x"], "service": "DESK"}`
	symbols := outline.Symbols(build("plugin-manifest.json", src))
	if len(symbols) != 2 || len(symbols[0].Children) != 4998 {
		t.Errorf("%d symbols, %d in the first", len(symbols), len(symbols[0].Children))
	}
}
