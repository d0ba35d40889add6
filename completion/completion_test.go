package completion_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/completion"
	"plugin-manifest-ls/internal/fixture"
	"plugin-manifest-ls/internal/text"
)

// An archive has plugin-manifest.json with a cursor, perhaps the items offered there, one in a line,
// and for labels the file that there is once the item is accepted: "accept LABEL" without
// snippets, "snippet LABEL" with the tab stops drawn as ⟦text⟧.
func TestFixtures(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			src := c.Source(t, "plugin-manifest.json")
			items := completion.Complete(build(src.Text), src.Cursor)
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
			checkAll(t, build(src.Text), src.Cursor)
		})
	}
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
