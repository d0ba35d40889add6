package server

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/symbols"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// An editor is told of each example just what the engine, and with it the command line, finds.
func TestEditorsAreToldWhatTheEngineFinds(t *testing.T) {
	paths, err := filepath.Glob("../examples/*/plugin-manifest.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, path := range paths {
		path, err := filepath.Abs(path)
		if err != nil {
			t.Fatal(err)
		}
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		r := start(t, Options{}, nil)
		r.Initialize(nil)
		r.Open(uri.File(path), string(src))
		n := 0
		txt := text.New(string(src))
		m := manifest.Build(syntax.Parse(txt))
		around := diagnostics.Around{Files: project.Open(filepath.Dir(path), nil)}
		if diagnostics.WantsCode(m) {
			around.Code = symbols.Build(around.Files, nil)
		}
		found := slices.Collect(diagnostics.CheckAround(m, around, nil).All())
		told := publishedOf(r, uri.File(path), func(codes []string) bool { return len(codes) == len(found) }) // the code is indexed a little later
		for _, d := range found {
			if n == len(told) {
				t.Fatalf("%s: %s is not told", path, d.Code)
			}
			got := told[n]
			if got.Code != protocol.String(d.Code) || got.Message != protocol.String(d.Message) || got.Range != rangeOf(txt, d.Span, text.UTF16) {
				t.Errorf("%s: told %v, found %v", path, got, d)
			}
			n++
		}
		if n != len(told) {
			t.Errorf("%s: told %d findings, found %d", path, len(told), n)
		}
	}
}
