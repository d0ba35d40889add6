package ide_test

import (
	"path"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// build returns the model of a file of that name.
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

// forEachFile runs check on the JSON file of each archive that matches pattern. check compares with the other files.
func forEachFile(t *testing.T, pattern string, check func(t *testing.T, c fixture.Case, src fixture.Source, m *manifest.Model)) {
	t.Helper()
	for _, c := range fixture.Load(t, pattern) {
		t.Run(c.Name, func(t *testing.T) {
			for name := range c.Files {
				if isSource(name) {
					src := c.Source(t, name)
					check(t, c, src, build(name, src.Text))
				}
			}
			c.ExpectSome(t)
		})
	}
}

// forEachPrefix runs check on every prefix of the same files.
func forEachPrefix(t *testing.T, pattern string, check func(t *testing.T, src string, m *manifest.Model)) {
	t.Helper()
	for _, c := range fixture.Load(t, pattern) {
		for name := range c.Files {
			if !isSource(name) {
				continue
			}
			src := c.Source(t, name).Text
			for end := range len(src) + 1 {
				check(t, src[:end], build(name, src[:end]))
			}
		}
	}
}

// isSource reports whether the file is JSON and not an expectation such as "move app/a.json app/b.json".
func isSource(name string) bool { return path.Ext(name) == ".json" && !strings.Contains(name, " ") }
