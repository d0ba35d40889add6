package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/testing/fixture"
)

// generated maps generated documents, by path below docs, to the command that prints them.
var generated = map[string][]string{
	"schema/plugin-manifest.schema.json": {"schema", "manifest"},
	"schema/resources.schema.json":       {"schema", "resources"},
	"schema/configuration.schema.json":   {"schema", "configuration"},
	"services.md":                        {"services", "--format", "markdown"},
	"rules.md":                           {"rules", "--format", "markdown"},
}

// A generated document equals the output of its command. With -update, as in make docs, the test writes the document.
func TestDocs(t *testing.T) {
	for name, args := range generated {
		t.Run(name, func(t *testing.T) {
			var out, stderr bytes.Buffer
			if code := run(args, strings.NewReader(""), &out, &stderr); code != exitOK {
				t.Fatalf("exit code %d: %s", code, &stderr)
			}
			path := filepath.FromSlash("../../docs/" + name)
			if fixture.Updating() {
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if written, err := os.ReadFile(path); err != nil || !bytes.Equal(written, out.Bytes()) {
				t.Errorf("docs/%s is stale, run make docs: %v", name, err)
			}
		})
	}
}
