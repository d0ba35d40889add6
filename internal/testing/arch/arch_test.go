package arch

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestRepository(t *testing.T) {
	faults, err := Check(os.DirFS("../../.."))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Error(f)
	}
}

// The table is written bottom up: whatever a package may import stands above it, so that no cycle
// can be written down.
func TestTableIsBottomUp(t *testing.T) {
	var above []string
	for _, row := range layers {
		for _, may := range row.may {
			if !slices.Contains(above, may) {
				t.Errorf("%s may import %s, which does not stand above it", row.path, may)
			}
		}
		above = append(above, row.path)
	}
}

func TestWhatIsFound(t *testing.T) {
	const header = "// Package x is one.\npackage x\n"
	long := strings.Repeat("// line\n", maxLines)
	tests := map[string]struct{ name, source, want string }{
		"upward import":       {"internal/text/a.go", header + `import _ "plugin-manifest-ls/server"`, "internal/text/a.go imports server"},
		"test helper in code": {"diagnostics/a.go", header + `import _ "plugin-manifest-ls/internal/testing/fixture"`, "imports internal/testing/fixture"},
		"protocol outside":    {"completion/a.go", header + `import _ "go.lsp.dev/protocol"`, "imports go.lsp.dev/protocol"},
		"no place":            {"internal/new/a.go", header, "internal/new has no place"},
		"no comment":          {"server/a.go", "package server\n", "server has no package comment"},
		"vague name":          {"server/a.go", "// Package util is all.\npackage util\n", "in package util"},
		"init":                {"server/a.go", header + "func init() {}\n", "has an init function"},
		"long":                {"server/a.go", header + long, "lines beside its data"},
		"Go in editors":       {"editors/vim/a_test.go", header, "is Go below editors"},
	}
	for what, test := range tests {
		t.Run(what, func(t *testing.T) {
			faults, err := Check(fstest.MapFS{test.name: {Data: []byte(test.source)}})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(faults, func(f string) bool { return strings.Contains(f, test.want) }) {
				t.Errorf("found %q, want %s", faults, test.want)
			}
		})
	}
}

func TestWhatIsAllowed(t *testing.T) {
	table := "// Package x is one.\npackage x\nvar table = []int{\n" + strings.Repeat("1,\n", maxLines) + "}\n"
	faults, err := Check(fstest.MapFS{
		"internal/catalog/data.go":    {Data: []byte(table)},
		"internal/text/a_test.go":     {Data: []byte(`package text; import _ "plugin-manifest-ls/internal/testing/fixture"`)},
		"internal/text/testdata/a.go": {Data: []byte("not Go")},
		"tools/go.mod":                {Data: []byte("module tools")},
		"tools/a.go":                  {Data: []byte("package tools")},
	})
	if err != nil || len(faults) > 0 {
		t.Errorf("found %q, %v", faults, err)
	}
}
