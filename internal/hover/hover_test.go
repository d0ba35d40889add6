package hover_test

import (
	"path"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/hover"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// An archive has a file with a cursor and what is said there: the token on the first line, then the markdown. A
// file uses, if there is one, has where the code uses the link name.
func TestFixtures(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			for name, content := range c.Files {
				if !strings.Contains(content, "<|>") {
					continue
				}
				src := c.Source(t, name)
				around := hover.Around{Configuration: config.Keys([]catalog.Value{{Name: "key-missing", Doc: "A required key is missing."}})}
				if uses, ok := c.Files["uses"]; ok {
					around.Uses = func(string) []string { return strings.Fields(uses) }
				}
				got := ""
				if h, ok := hover.At(build(name, src.Text), src.Cursor, around); ok {
					got = src.Text[h.Span.Start:h.Span.End] + "\n" + h.Markdown + "\n"
				}
				c.Expect(t, "hover", got)
			}
			c.ExpectSome(t)
		})
	}
}

func build(name, src string) *manifest.Model {
	tree := syntax.Parse(text.New(src))
	switch path.Base(name) {
	case project.Resources:
		return manifest.BuildOther(tree, manifest.Resources, "DESK")
	case project.Configuration:
		return manifest.BuildOther(tree, manifest.Configuration, "")
	}
	return manifest.Build(tree)
}

// Whatever is hovered over, nothing breaks, and the token holds the place.
func TestAnywhere(t *testing.T) {
	shown := 0
	for _, c := range fixture.Load(t, "testdata/*.txtar") {
		for name := range c.Files {
			if !strings.Contains(c.Files[name], "<|>") {
				continue
			}
			src := c.Source(t, name)
			for cut := range len(src.Text) + 1 {
				m := build(name, src.Text[:cut])
				for _, offset := range []int{-1, 0, cut / 2, cut, cut + 1} {
					h, ok := hover.At(m, offset, hover.Around{})
					if ok {
						shown++
					}
					if ok && (h.Markdown == "" || !h.Span.Touches(min(max(offset, 0), cut))) {
						t.Fatalf("%s cut at %d: %+v at %d", c.Name, cut, h, offset)
					}
				}
			}
		}
	}
	if shown < 1000 {
		t.Errorf("only %d hovers are shown", shown)
	}
}
