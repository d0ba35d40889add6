package diagnostics_test

import (
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/testing/ruletest"
)

// Each archive of testdata/rules is named after a rule and has the diagnostics of that rule, in the notation of
// internal/testing/ruletest.
func TestRules(t *testing.T) {
	fixtures := map[string]bool{}
	for _, c := range fixture.Load(t, "testdata/rules/*.txtar") {
		fixtures[c.Name] = true
		t.Run(c.Name, func(t *testing.T) {
			ruletest.Expect(t, c, func(d diagnostics.Diagnostic) bool { return d.Code == c.Name })
		})
	}
	for _, r := range diagnostics.Rules() {
		if !fixtures[r.Code] && !generic(r.Code) && r.Code != "syntax" {
			t.Errorf("%[1]s has no fixture: write testdata/rules/%[1]s.txtar with manifests, then run go test ./diagnostics -run TestRules -update", r.Code)
		}
	}
}

// generic reports whether a code is that of a rule about all properties, whose fixtures are in diagnostics/schema.
func generic(code string) bool {
	return strings.HasPrefix(code, "property-") || code == "file-not-found"
}
