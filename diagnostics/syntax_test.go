package diagnostics_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/testing/ruletest"
	"plugin-manifest-ls/internal/text"
)

// Each archive of testdata/syntax has a manifest with the faults drawn into it, and for each of
// their fixes a file with the manifest that results, named after the fix.
func TestSyntax(t *testing.T) {
	for _, c := range fixture.Load(t, "testdata/syntax/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			src := c.Source(t, "plugin-manifest.json").Text
			found := slices.Collect(diagnostics.Check(manifest.Build(syntax.Parse(text.New(src))), nil, nil).All())
			var marks []fixture.Mark
			found = slices.DeleteFunc(found, func(d diagnostics.Diagnostic) bool { return d.Code != "syntax" })
			for i, d := range found {
				marks = append(marks, fixture.Mark{Span: d.Span, Severity: d.Severity.String(), Code: d.Code, Message: d.Message})
				for _, f := range d.WithFixes().Fixes {
					fixed, err := text.Apply(src, f.Edits)
					if err != nil {
						t.Fatal(err)
					}
					c.Expect(t, fmt.Sprintf("%d: %s", i+1, f.Title), ruletest.WithLineEnd(fixed))
				}
			}
			c.Expect(t, "plugin-manifest.json", fixture.Render(src, marks))
			c.ExpectNoMore(t, ruletest.OfFix)
			if len(marks) == 0 && !strings.HasPrefix(c.Name, "clean") {
				t.Error("no fault of the syntax is found")
			}
		})
	}
}
