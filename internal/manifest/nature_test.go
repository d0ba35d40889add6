package manifest_test

import (
	"testing"

	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

func build(src string) *manifest.Model { return manifest.Build(syntax.Parse(text.New(src))) }

func TestNature(t *testing.T) {
	for want, texts := range map[manifest.Nature][]string{
		manifest.Zoho: {
			`{"service": "DESK"}`, `{"service": "desk", "x": 1}`, `{"service": 5, "x": 1}`, `{"service": " ", "x": 1}`,
			`{"service": "new product"}`, `{"service": "new product", "locale": [], "x": 1}`,
			`{"connectors": [], "x": 1}`, `{"x": 1, "cspDomains": {}}`,
		},
		manifest.Undecided: {
			``, ` `, `wo`, `"a"`, `{}`, `"a": 1`,
			`{"ser`, `{"ser}`, `{"ser": }`, `{"SER"}`, `{"ser: 1, x}`, `{""}`, `{"}`, `{"locale": [], "ser}`,
			`{"locale": []}`, `{"type": "org", "locale": []}`,
			`{"connectionLinkName": "a"}`, `[{"connectionLinkName": "a"}]`, `[{"x": 1}, {"connectionLinkName": "a"}]`,
			`{"x": 1} {"connectionLinkName": "a"}`,
		},
		manifest.Foreign: {
			`1`, `[]`, `[{"x": 1}]`, `{"x": 1}`, `{"x": 1} {"x": 2}`, `{"service": "x", "y": 1}`, `{"service": "x", "y": 1, "z": 2}`,
			`{"type": "x"}`, `{"locale": [], "x": 1}`, `{"xyz": }`, `{"ser", "loc"}`, `{"type": 1, "ser}`,
		},
	} {
		for _, src := range texts {
			if got := build(src).Nature; got != want {
				t.Errorf("the nature of %s is %d, want %d", src, got, want)
			}
		}
	}
}

// Only Desk has a resources.json, but every extension can have a project configuration.
func TestNatureOfOtherFiles(t *testing.T) {
	tree := syntax.Parse(text.New(`{}`))
	for _, c := range []struct {
		kind    manifest.Kind
		service string
		want    manifest.Nature
	}{
		{manifest.Resources, "DESK", manifest.Zoho},
		{manifest.Resources, "PROJECTS", manifest.Foreign},
		{manifest.Resources, "unknown", manifest.Foreign},
		{manifest.Configuration, "PROJECTS", manifest.Zoho},
		{manifest.Configuration, "unknown", manifest.Zoho},
	} {
		if got := manifest.BuildOther(tree, c.kind, c.service).Nature; got != c.want {
			t.Errorf("the nature of kind %d for %s is %d, want %d", c.kind, c.service, got, c.want)
		}
	}
}
