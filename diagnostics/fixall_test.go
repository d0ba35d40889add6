package diagnostics_test

import (
	"os"
	"path/filepath"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// fixAll applies FixAll to src again and again until nothing is left to fix.
func fixAll(t *testing.T, src string) string {
	t.Helper()
	was := src
	faults := syntax.Parse(text.New(src)).FaultCount()
	for range 10 {
		report := diagnostics.Check(manifest.Build(syntax.Parse(text.New(src))), nil, nil)
		edits := report.FixAll(report.All())
		if len(edits) == 0 {
			return src
		}
		fixed, err := text.Apply(src, edits)
		if err != nil {
			t.Fatalf("%s\n%v", src, err)
		}
		n := syntax.Parse(text.New(fixed)).FaultCount()
		if n > faults {
			t.Fatalf("%d syntax faults have become %d: from\n%s\nto\n%s", faults, n, src, fixed)
		}
		src, faults = fixed, n
	}
	t.Fatalf("fixes of\n%s\ncome to no end; so far\n%s", was, src)
	return ""
}

func TestFixAll(t *testing.T) {
	for src, want := range map[string]string{
		`{"service": "DESK"}`: `{"service": "DESK"}`,
		`{'service': 'DESK' "connectors" [{connectionLinkName: "my books",}],}`: `{"service": "DESK", "connectors": [{"connectionLinkName": "my books"}]}`,
		"\uFEFF{service \"DESK\" \"locale\": [\"en\" \"de\",]}":                 `{"service": "DESK", "locale": ["en", "de"]}`,
		`{"service": "DESK", "connectors": [/* keep */]}`:                       `{"service": "DESK", "connectors": [/* keep */]}`,
	} {
		if got := fixAll(t, src); got != want {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
	}
}

// However much of an example is there, and whatever byte of it is missing, fixing everything comes
// to an end and breaks nothing.
func TestFixAllOfExamples(t *testing.T) {
	paths, err := filepath.Glob("../examples/*/plugin-manifest.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples (%v)", err)
	}
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		src := string(b)
		for i := range src {
			fixAll(t, src[:i])
			fixAll(t, src[:i]+src[i+1:])
		}
	}
}
