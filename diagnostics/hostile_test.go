package diagnostics_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/effort"
	"plugin-manifest-ls/internal/text"
)

// hostile returns manifests that have n of something, by what it is.
func hostile(n int) map[string]string {
	numbered := func(before, after string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(before + strconv.Itoa(i) + after)
		}
		return b.String()
	}
	return map[string]string{
		"members":            `{"service": "DESK", ` + numbered(`"key`, `": 1, `) + `"storage": true}`,
		"members of a name":  `{"service": "DESK", ` + strings.Repeat(`"storage": true, `, n) + `"config": []}`,
		"members of modules": `{"service": "CRM", "modules": {` + numbered(`"key`, `": 1, `) + `"widgets": []}}`,
		"domains in a string": `{"service": "DESK", "cspDomains": {"connect-src": ["` +
			strings.Repeat("https://a.example.com ", n) + numbered("b", ".example.com ") + `"]}}`,
		"a name":         `{"service": "DESK", "modules": {"widgets": [{"name": "` + strings.Repeat("a. ", n) + `"}]}}`,
		"a run of marks": `{"service": "DESK", "modules": {"widgets": [{"name": "` + strings.Repeat("a", n) + strings.Repeat(".", n) + `"}]}}`,
	}
}

// checkHostile checks a manifest, makes some of the fixes and checks it again after an edit. It returns how many
// diagnostics and fixes there are.
func checkHostile(src string) (found, fixes int) {
	tree := syntax.Parse(text.New(src))
	report := diagnostics.Check(manifest.Build(tree), nil, nil)
	all := slices.Collect(report.All())
	for i, d := range all {
		if i%100 == 0 {
			fixes += len(d.WithFixes().Fixes)
		}
	}
	diagnostics.Check(manifest.Build(tree.Edit(text.Insert(len(src)/2, "x"))), nil, report)
	return len(all), fixes
}

// Very many of anything are checked to the end. [BenchmarkHostile] measures how long that takes.
func TestHostile(t *testing.T) {
	for name, src := range hostile(20_000 / effort.Divisor) {
		t.Run(name, func(t *testing.T) {
			if found, fixes := checkHostile(src); found == 0 || fixes == 0 {
				t.Errorf("%d diagnostics, %d fixes", found, fixes)
			}
		})
	}
}

// Ten times as many take about ten times as long.
func BenchmarkHostile(b *testing.B) {
	for _, n := range []int{2_000, 20_000} {
		for name, src := range hostile(n) {
			b.Run(name+"/"+strconv.Itoa(n), func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				b.ReportAllocs()
				for b.Loop() {
					checkHostile(src)
				}
			})
		}
	}
}
