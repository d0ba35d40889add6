package diagnostics_test

import (
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/catalog"
	"plugin-manifest-ls/internal/secret"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// The severity of a rule in a project configuration and the values of properties that the catalogue describes are
// displayed, unless the name is that of a secret.
func TestKnownNamesAreNotMasked(t *testing.T) {
	var names []string
	for _, r := range diagnostics.Rules() {
		names = append(names, r.Code)
	}
	for _, s := range catalog.Services() {
		for _, keys := range [][]catalog.Key{s.Keys, s.Connector, s.Widget, s.Config.Keys} {
			for _, k := range keys {
				names = append(names, k.Name)
			}
		}
	}
	if len(names) < 300 {
		t.Errorf("only %d names", len(names))
	}
	for _, name := range names {
		src := `{"x": {"` + name + `": "abc"}}`
		if shown := secret.Text(syntax.Parse(text.New(src)), text.Span{End: len(src)}); shown != src && !secret.Key(name) {
			t.Errorf("%s is masked: %s", name, shown)
		}
	}
}
