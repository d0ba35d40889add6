package diagnostics_test

import (
	"slices"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// The beginning of a literal is completed. Quotation marks are offered only where a single letter may be anything.
func TestUnfinishedLiteralsAreCompleted(t *testing.T) {
	for word, want := range map[string][]string{
		"t":    {"Change to true", "Put it in quotation marks"},
		"tru":  {"Change to true"},
		"fals": {"Change to false"},
		"nul":  {"Change to null"},
		"True": {"Change to true", "Put it in quotation marks"},
		"fan":  {"Put it in quotation marks"},
	} {
		src := `{"service": "CRM", "x": ` + word + `}`
		var got []string
		for d := range diagnostics.Check(manifest.Build(syntax.Parse(text.New(src))), nil, nil).All() {
			if d.Code != "syntax" {
				continue
			}
			for _, f := range d.WithFixes().Fixes {
				got = append(got, f.Title)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}
