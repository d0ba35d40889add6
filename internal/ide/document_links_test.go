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

// An archive has a file and its links in the file "links", and in each file "move FROM TO" its text after that move.
func TestDocumentLinks(t *testing.T) {
	forEachFile(t, "testdata/links/*.txtar", func(t *testing.T, c fixture.Case, src fixture.Source, m *manifest.Model) {
		t.Helper()
		for name := range c.Files {
			if name == "links" {
				c.Expect(t, name, renderLinks(t, src.Text, m))
			}
			if words := strings.Fields(name); words[0] == "move" {
				c.Expect(t, name, move(t, src.Text, m, words[1], words[2]))
			}
		}
	})
}

func renderLinks(t *testing.T, src string, m *manifest.Model) string {
	t.Helper()
	var lines strings.Builder
	for _, l := range ide.DocumentLinks(m) {
		fmt.Fprintf(&lines, "%s -> %s %s\n", src[l.Span.Start:l.Span.End], [...]string{"web", "file", "locale"}[l.Kind], l.Target)
		if l.Raw != src[l.Span.Start:l.Span.End] {
			t.Errorf("raw %q", l.Raw)
		}
	}
	return lines.String()
}

// move returns src after the move and checks that moving back restores it.
func move(t *testing.T, src string, m *manifest.Model, from, to string) string {
	t.Helper()
	after, err := text.Apply(src, ide.UpdateLinks(m, from, to))
	if err != nil {
		t.Fatal(err)
	}
	restored, err := text.Apply(after, ide.UpdateLinks(build("plugin-manifest.json", after), to, from))
	if err != nil || restored != src {
		t.Errorf("moved back: %v\n%s", err, restored)
	}
	return after
}

func TestUpdateLinks(t *testing.T) {
	m := build("plugin-manifest.json", `{"service": "DESK", "locale": ["en"], "modules": {"widgets": [{"url": "/app/a.html"}]}}`)
	for _, move := range [][2]string{{"app/a.html", "app/b.html"}, {"app/translations/en.json", "app/translations/de.json"}} {
		if len(ide.UpdateLinks(m, move[0], move[1])) != 1 {
			t.Errorf("%v does not update the link", move)
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
		if edits := ide.UpdateLinks(m, move[0], move[1]); edits != nil {
			t.Errorf("%v: %v", move, edits)
		}
	}
}
