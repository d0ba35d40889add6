package arch

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestRepository(t *testing.T) {
	c, err := run(os.DirFS("../../.."))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range c.problems {
		t.Error(f)
	}
	if c.requests < 35 {
		t.Errorf("found only %d requests in server", c.requests)
	}
}

func TestFileLimit(t *testing.T) {
	tree := fstest.MapFS{}
	for i := range maxFiles + 1 {
		tree[fmt.Sprintf("completion/file%d.go", i)] = &fstest.MapFile{Data: []byte("// Package completion is one.\npackage completion\n")}
		tree[fmt.Sprintf("server/file%d.go", i)] = &fstest.MapFile{Data: []byte("// Package server is one.\npackage server\n")}
	}
	problems, err := Check(tree)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"completion has 46 files without tests, more than 45"}; !slices.Equal(problems, want) {
		t.Errorf("found %q, want %q", problems, want)
	}
}

// The table is sorted bottom up: the packages that a package may import are above it, so that there are no cycles.
func TestTableIsBottomUp(t *testing.T) {
	var above []string
	for _, row := range layers {
		for _, may := range row.may {
			if !slices.Contains(above, may) {
				t.Errorf("%s may import %s, which is not above it", row.path, may)
			}
		}
		above = append(above, row.path)
	}
}

func TestViolations(t *testing.T) {
	const header = "// Package x is one.\npackage x\n"
	long := strings.Repeat("// line\n", maxLines)
	tests := map[string]struct{ name, source, want string }{
		"upward import":       {"internal/text/a.go", header + `import _ "plugin-manifest-ls/server"`, "internal/text/a.go imports server"},
		"test helper in code": {"diagnostics/a.go", header + `import _ "plugin-manifest-ls/internal/testing/fixture"`, "imports internal/testing/fixture"},
		"protocol outside":    {"completion/a.go", header + `import _ "go.lsp.dev/protocol"`, "imports go.lsp.dev/protocol"},
		"missing row":         {"internal/new/a.go", header, "internal/new must be in the table"},
		"no comment":          {"server/a.go", "package server\n", "server has no package comment"},
		"vague name":          {"server/a.go", "// Package util is all.\npackage util\n", "in package util"},
		"init":                {"server/a.go", header + "func init() {}\n", "must not have an init function"},
		"long":                {"server/a.go", header + long, "lines without data"},
		"request elsewhere":   {"server/hover.go", header + "func (r *request) DocumentHighlight() {}\n", "must be in document_highlight.go"},
		"shared file":         {"server/range_formatting.go", header + "func (r *request) RangeFormatting() {}\n", "must be in formatting.go"},
		"raw request":         {"server/session.go", header + "func (r *request) didChange() {}\n", "must be in did_change.go"},
		"stray conversion":    {"server/hover.go", header + "var o = t.Offset(p, enc)\n", "only convert.go may do"},
		"stray position":      {"server/hover.go", header + "var p = protocol.Position{}\n", "only convert.go may do"},
		"Go in editors":       {"editors/vim/a_test.go", header, "must not be below editors"},
	}
	for what, test := range tests {
		t.Run(what, func(t *testing.T) {
			problems, err := Check(fstest.MapFS{test.name: {Data: []byte(test.source)}})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(problems, func(f string) bool { return strings.Contains(f, test.want) }) {
				t.Errorf("found %q, want %s", problems, test.want)
			}
		})
	}
}

func TestAllowed(t *testing.T) {
	table := "// Package x is one.\npackage x\nvar table = []int{\n" + strings.Repeat("1,\n", maxLines) + "}\n"
	problems, err := Check(fstest.MapFS{
		"internal/catalog/data.go":     {Data: []byte(table)},
		"internal/text/a_test.go":      {Data: []byte(`package text; import _ "plugin-manifest-ls/internal/testing/fixture"`)},
		"server/document_highlight.go": {Data: []byte("// Package server is one.\npackage server\nfunc (r *request) DocumentHighlight() {}\nfunc (r *request) handle() {}\nfunc (s *session) Other() {}\n")},
		"server/convert.go":            {Data: []byte("package server\nvar o = t.Offset(p, enc)\n")},
		"internal/text/testdata/a.go":  {Data: []byte("not Go")},
		"tools/go.mod":                 {Data: []byte("module tools")},
		"tools/a.go":                   {Data: []byte("package tools")},
	})
	if err != nil || len(problems) > 0 {
		t.Errorf("found %q, %v", problems, err)
	}
}
