package diagnostics_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/testing/effort"
	"plugin-manifest-ls/internal/text"
)

// At yields those diagnostics of All that touch the span.
func TestReportAt(t *testing.T) {
	paths, err := filepath.Glob("../examples/faulty-*/plugin-manifest.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	seen := 0
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		whole := string(b)
		for _, src := range []string{whole, strings.Replace(whole, ",", ":", 3), strings.ReplaceAll(whole, `"`, "'"), whole[:len(whole)/2]} {
			r := diagnostics.Check(manifest.Build(syntax.Parse(text.New(src))), project.Open(project.OS{}, filepath.Dir(path), nil, nil), nil)
			all := slices.Collect(r.All())
			for start := 0; start <= len(src); start += 7 * effort.Divisor {
				for _, length := range []int{0, 1, 40, len(src)} {
					span := text.Span{Start: start, End: min(start+length, len(src))}
					var want []diagnostics.Diagnostic
					for _, d := range all {
						if d.Span.Start <= span.End && span.Start <= d.Span.End {
							want = append(want, d)
						}
					}
					got := slices.Collect(r.At(span))
					seen += len(got)
					if printed(got) != printed(want) {
						t.Fatalf("%s at %v: got %s, want %s", path, span, printed(got), printed(want))
					}
				}
			}
		}
	}
	if seen == 0 {
		t.Error("no diagnostics anywhere")
	}
}

func printed(list []diagnostics.Diagnostic) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%v %s %s %v\n", d.Span, d.Code, d.Message, d.Fixes)
	}
	return b.String()
}
