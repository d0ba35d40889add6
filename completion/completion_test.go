package completion_test

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"plugin-manifest-ls/completion"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/text"
)

// An archive has a file with a cursor, perhaps the items offered there, one in a line, and for labels
// the file that there is once the item is accepted: "accept LABEL" without snippets, "snippet LABEL"
// with the tab stops drawn as ⟦text⟧. The file is a manifest, a resources.json or a configuration,
// either alone or in the folder ext of an extension. Files in the folder open are those of ext that are open
// in an editor and not on disk.
func TestFixtures(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			name, around := surroundings(t, c)
			src := c.Source(t, name)
			model := buildAs(name, src.Text, around)
			items := completion.Complete(model, src.Cursor, around)
			for name := range c.Files {
				form, label, ok := strings.Cut(name, " ")
				switch {
				case name == "items":
					c.Expect(t, name, render(items))
				case ok:
					i := slices.IndexFunc(items, func(it completion.Item) bool { return it.Label == label })
					if i < 0 {
						t.Errorf("%s is not offered, but\n%s", label, render(items))
						continue
					}
					c.Expect(t, name, accept(t, src.Text, items[i], form == "snippet"))
				}
			}
			checkAll(t, model, src.Cursor, around)
			c.ExpectSome(t)
		})
	}
}

// surroundings returns the name of the file with the cursor, and what is around it.
func surroundings(t *testing.T, c fixture.Case) (name string, around completion.Around) {
	t.Helper()
	around = completion.Around{Configuration: config.Keys([]catalog.Value{
		{Name: "property-required", Doc: "A required key is missing."},
		{Name: "placeholder", Doc: "A placeholder is left."},
	})}
	open := map[string]string{}
	for n, content := range c.Files {
		switch below, ok := strings.CutPrefix(n, "open/"); {
		case ok:
			open[below] = content
		case strings.Contains(content, "<|>"):
			name = n
		}
	}
	if strings.HasPrefix(name, "ext/") {
		around.Files = project.New(c.Folder(t, "ext"), open)
		around.Code = sync.OnceValue(func() *symbols.Index { return symbols.Build(around.Files, nil) })
	}
	return name, around
}

// buildAs returns the model of the file called name. A resources.json belongs to the manifest beside it,
// or to one of Desk.
func buildAs(name, src string, around completion.Around) *manifest.Model {
	tree := syntax.Parse(text.New(src))
	switch path.Base(name) {
	case project.Resources:
		service := "DESK"
		if around.Files != nil {
			beside, _ := around.Files.Text(project.Manifest)
			service = build(beside).Service.Code
		}
		return manifest.BuildOther(tree, manifest.Resources, service)
	case project.Configuration:
		return manifest.BuildOther(tree, manifest.Configuration, "")
	}
	return manifest.Build(tree)
}

// render writes items, one in a line.
func render(items []completion.Item) string {
	var b strings.Builder
	for _, it := range items {
		fmt.Fprintf(&b, "%s", it.Label)
		if it.Detail != "" {
			fmt.Fprintf(&b, " (%s)", it.Detail)
		}
		if want := strings.Trim(it.Filter, `"'`); want != it.Label {
			fmt.Fprintf(&b, " found by %s", it.Filter)
		}
		for _, mark := range []struct {
			on   bool
			name string
		}{{it.Preselect, "preselected"}, {it.Deprecated, "deprecated"}, {it.Again, "again"}} {
			if mark.on {
				b.WriteString(", " + mark.name)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// accept returns src with it accepted, in an editor with or without snippets.
func accept(t *testing.T, src string, it completion.Item, snippets bool) string {
	t.Helper()
	edit := it.Edit
	if snippets {
		for _, v := range slices.Backward(edit.Stops) {
			at := v.Span
			edit.New = edit.New[:at.Start] + "⟦" + edit.New[at.Start:at.End] + "⟧" + edit.New[at.End:]
		}
	}
	after, err := text.Apply(src, append(it.Additional, edit))
	if err != nil {
		t.Fatal(err)
	}
	return fixture.Source{Text: after, Cursor: -1}.String()
}
