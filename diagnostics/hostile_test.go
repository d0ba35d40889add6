package diagnostics_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// The time and memory that findings and their fixes take grow no faster than the manifest, or not much.
// What is quadratic takes minutes here.
func TestHostile(t *testing.T) {
	const many = 20_000
	numbered := func(before, after string) string {
		var b strings.Builder
		for i := range many {
			b.WriteString(before + strconv.Itoa(i) + after)
		}
		return b.String()
	}
	for name, src := range map[string]string{
		"members":            `{"service": "DESK", ` + numbered(`"key`, `": 1, `) + `"storage": true}`,
		"members of a name":  `{"service": "DESK", ` + strings.Repeat(`"storage": true, `, many) + `"config": []}`,
		"members of modules": `{"service": "CRM", "modules": {` + numbered(`"key`, `": 1, `) + `"widgets": []}}`,
		"domains in a string": `{"service": "DESK", "cspDomains": {"connect-src": ["` +
			strings.Repeat("https://a.example.com ", many) + numbered("b", ".example.com ") + `"]}}`,
		"a name":         `{"service": "DESK", "modules": {"widgets": [{"name": "` + strings.Repeat("a. ", many) + `"}]}}`,
		"a run of marks": `{"service": "DESK", "modules": {"widgets": [{"name": "` + strings.Repeat("a", many) + strings.Repeat(".", many) + `"}]}}`,
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			tree := syntax.Parse(text.New(src))
			report := diagnostics.Check(manifest.Build(tree), nil, nil)
			found := slices.Collect(report.All())
			for i, d := range found {
				if i%100 == 0 {
					d.WithFixes()
				}
			}
			diagnostics.Check(manifest.Build(tree.Edit(text.Insert(len(src)/2, "x"))), nil, report)
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("%d bytes with %d findings took %v", len(src), len(found), took)
			}
		})
	}
}
