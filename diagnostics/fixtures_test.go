package diagnostics_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/fixture"
	"plugin-manifest-ls/internal/text"
)

// Each archive of testdata/rules is named after a rule and has manifests with the findings of the
// rule drawn into them; findings of other rules are not looked at. For each fix there is a file with
// what it changes, named after the manifest, the place of the finding and the fix; places to type
// in are written as «».
func TestRules(t *testing.T) {
	fixtures := map[string]bool{}
	for _, c := range fixture.Load(t, "testdata/rules/*.txtar") {
		fixtures[c.Name] = true
		t.Run(c.Name, func(t *testing.T) {
			for name := range c.Files {
				if strings.HasSuffix(name, ".json") {
					checkFixture(t, c, name)
				}
			}
		})
	}
	for _, r := range diagnostics.Rules() {
		if !fixtures[r.Code] && r.Code != "syntax" {
			t.Errorf("testdata/rules has no archive for %s", r.Code)
		}
	}
}

func checkFixture(t *testing.T, c fixture.Case, name string) {
	t.Helper()
	src := c.Source(t, name).Text
	lines := text.New(src)
	var marks []fixture.Mark
	for _, d := range check(src) {
		if d.Code != c.Name {
			continue
		}
		marks = append(marks, fixture.Mark{Span: d.Span, Severity: d.Severity.String(), Code: d.Code, Message: d.Message})
		for _, related := range d.Related {
			marks = append(marks, fixture.Mark{Span: related.Span, Severity: "related", Code: d.Code, Message: related.Message})
		}
		at := lines.Position(d.Span.Start, text.UTF8)
		for _, f := range d.Fixes {
			c.Expect(t, fmt.Sprintf("%s:%d:%d: %s", name, at.Line+1, at.Col+1, title(f)), changed(t, src, f))
		}
	}
	c.Expect(t, name, fixture.Render(src, marks))
}

func title(f diagnostics.Fix) string {
	if f.Certain {
		return f.Title + " (certain)"
	}
	return f.Title
}

// changed returns the lines of src that f makes, with its stops.
func changed(t *testing.T, src string, f diagnostics.Fix) string {
	t.Helper()
	edits := make([]text.Edit, len(f.Edits))
	for i, e := range f.Edits {
		for _, v := range slices.Backward(e.Stops) {
			stop := v.Span
			e.New = e.New[:stop.Start] + "«" + e.New[stop.Start:stop.End] + "»" + e.New[stop.End:]
		}
		edits[i] = e
	}
	fixed, err := text.Apply(src, edits)
	if err != nil {
		t.Fatal(err)
	}
	return fixture.Diff(src, ending(fixed))
}
