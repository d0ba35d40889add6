package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/testing/fixture"
)

// generated has the documents that a command of the program writes, by the path below docs.
var generated = map[string][]string{
	"schema/plugin-manifest.schema.json": {"schema", "manifest"},
	"schema/resources.schema.json":       {"schema", "resources"},
	"schema/configuration.schema.json":   {"schema", "configuration"},
	"services.md":                        {"services", "--format", "markdown"},
	"rules.md":                           {"rules", "--format", "markdown"},
}

// A generated document is what its command writes. With -update, which is what make docs does, it is made so.
func TestDocs(t *testing.T) {
	for name, args := range generated {
		t.Run(name, func(t *testing.T) {
			var out, faults bytes.Buffer
			if code := run(args, strings.NewReader(""), &out, &faults); code != exitOK {
				t.Fatalf("exit %d: %s", code, &faults)
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
