package diagnostics_test

import (
	"slices"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/effort"
	"plugin-manifest-ls/internal/testing/ruletest"
	"plugin-manifest-ls/internal/testing/zettest"
	"plugin-manifest-ls/internal/text"
)

// An extension has an error if the toolkit rejects it, and none if the toolkit takes it, but where it is
// known to be wrong: thousands of extensions made of good ones by up to three changes, with the
// verdicts that the toolkit really gave.
func TestVerdicts(t *testing.T) {
	compared, n := 0, 0
	for c, err := range zettest.Cases() {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%effort.Divisor != 0 {
			continue
		}
		src, ok := c.Files[project.Manifest]
		if !ok || c.Ours == zettest.Either {
			continue
		}
		if manifest.Build(syntax.Parse(text.New(src))).Nature != manifest.Zoho {
			continue // it may belong to another product
		}
		compared++
		var errors []string
		for _, d := range ruletest.CheckFolder(c.FS()) {
			if d.Severity == diagnostics.Error {
				errors = append(errors, d.Code+" "+d.Message)
			}
		}
		slices.Sort(errors)
		if got := len(errors) > 0; got != (c.Ours == zettest.Error) {
			t.Errorf("%s: toolkit says %s, expected %s (%s), found %q", c, c.Zet, c.Ours, c.Why, errors)
		}
	}
	t.Logf("%d extensions", compared)
	if compared < 5000/effort.Divisor {
		t.Error("too few extensions were compared")
	}
}
