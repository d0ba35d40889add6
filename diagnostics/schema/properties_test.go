package schema_test

import (
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/testing/fixture"
	"plugin-manifest-ls/internal/testing/ruletest"
)

// Each archive of testdata/properties is about some properties of the catalogue. It has the diagnostics of all generic
// rules, in the notation of internal/testing/ruletest. Because most examples are excerpts, only archives whose names end
// in -missing show which properties are missing, and only manifest-missing which the manifest itself lacks.
func TestProperties(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range fixture.Load(t, "testdata/properties/*.txtar") {
		t.Run(c.Name, func(t *testing.T) {
			ruletest.Expect(t, c, func(d diagnostics.Diagnostic) bool {
				wanted := generic(d.Code) && (d.Code != "property-required" || showsMissing(c.Name, d))
				seen[d.Code] = seen[d.Code] || wanted
				return wanted
			})
		})
	}
	for _, r := range diagnostics.Rules() {
		if generic(r.Code) && !seen[r.Code] {
			t.Errorf("testdata/properties has no diagnostic of %s", r.Code)
		}
	}
}

// The fixture of placeholder is in the folder of the other rules that have fixtures named after their codes.
func TestPlaceholder(t *testing.T) {
	for _, c := range fixture.Load(t, "../testdata/rules/placeholder.txtar") {
		ruletest.Expect(t, c, func(d diagnostics.Diagnostic) bool { return d.Code == c.Name })
	}
}

// generic reports whether a code is that of a rule about all properties.
func generic(code string) bool {
	return strings.HasPrefix(code, "property-") || code == "file-not-found"
}

// showsMissing reports whether the archive with that name has d, which is about a missing property.
func showsMissing(name string, d diagnostics.Diagnostic) bool {
	if !strings.HasSuffix(name, "-missing") {
		return false
	}
	atRoot := strings.Count(d.Pointer(), "/") == 1 && d.Span.Len() == 1
	return !atRoot || name == "manifest-missing"
}
