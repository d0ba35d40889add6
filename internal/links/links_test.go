package links_test

import (
	"fmt"
	"path"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/links"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// An archive has a file and its links, and for a file "move FROM TO" what becomes of it when that moves.
func TestFixtures(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			var src string
			var m *manifest.Model
			for name := range c.Files {
				if path.Ext(name) == ".json" && !strings.Contains(name, " ") {
					src = c.Source(t, name).Text
					m = build(name, src)
				}
			}
			for name := range c.Files {
				if name == "links" {
					var lines strings.Builder
					for _, l := range links.Find(m) {
						fmt.Fprintf(&lines, "%s -> %s %s\n", src[l.Span.Start:l.Span.End], [...]string{"web", "file", "locale"}[l.Kind], l.Target)
						if l.Raw != src[l.Span.Start:l.Span.End] {
							t.Errorf("raw %q", l.Raw)
						}
					}
					c.Expect(t, name, lines.String())
				}
				if words := strings.Fields(name); words[0] == "move" {
					after, err := text.Apply(src, links.Moved(m, words[1], words[2]))
					if err != nil {
						t.Fatal(err)
					}
					c.Expect(t, name, after)
					back, err := text.Apply(after, links.Moved(build("plugin-manifest.json", after), words[2], words[1]))
					if err != nil || back != src {
						t.Errorf("moved back: %v\n%s", err, back)
					}
				}
			}
			c.ExpectSome(t)
		})
	}
}

func build(name, src string) *manifest.Model {
	parsed := syntax.Parse(text.New(src))
	if path.Base(name) == project.Resources {
		return manifest.BuildOther(parsed, manifest.Resources, "DESK")
	}
	return manifest.Build(parsed)
}

// What cannot be followed stays.
func TestStays(t *testing.T) {
	m := build("plugin-manifest.json", `{"service": "DESK", "locale": ["en"], "modules": {"widgets": [{"url": "/app/a.html"}]}}`)
	for _, move := range [][2]string{{"app/a.html", "app/b.html"}, {"app/translations/en.json", "app/translations/de.json"}} {
		if len(links.Moved(m, move[0], move[1])) != 1 {
			t.Errorf("%v is not followed", move)
		}
	}
	for _, move := range [][2]string{
		{"app/a.html", "../a.html"},
		{"../a.html", "app/a.html"},
		{"app/a.html", "app/a.html"},
		{"app/a.html", `app/"a".html`},
		{"app/a", "app/b"},
		{"", "app/b"},
		{"app/translations/en.json", "app/en.json"},
		{"app/translations/en.json", "app/translations/en.txt"},
	} {
		if edits := links.Moved(m, move[0], move[1]); edits != nil {
			t.Errorf("%v: %v", move, edits)
		}
	}
}
