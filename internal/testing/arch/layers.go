// Package arch holds the shape of this repository as data and checks that the source has it: which
// package may import which, where the protocol libraries may appear, how long a file may get.
// Its test is the check; ARCHITECTURE.md explains the same table in words.
package arch

// module is the path that imports between our packages begin with.
const module = "plugin-manifest-ls/"

// layers names every package, bottom up, and the packages of ours that its code may import; tests
// may import more. A package that is missing here fails the check: it has to be given a place.
var layers = []layer{
	{"internal/seq", nil},
	{"internal/text", []string{"internal/seq"}},
	{"internal/syntax", []string{"internal/seq", "internal/text"}},
	{"internal/secret", []string{"internal/syntax", "internal/text"}},
	{"internal/catalog", nil},
	{"internal/manifest", []string{"internal/catalog", "internal/syntax", "internal/text"}},
	{"internal/project", []string{"internal/text"}},
	{"internal/search", []string{"internal/project"}},
	{"internal/history", nil},
	{"internal/config", []string{"internal/project", "internal/catalog", "internal/syntax", "internal/text"}},
	{"internal/schema", []string{"internal/catalog"}},
	{"internal/scaffold", []string{"internal/manifest", "internal/catalog", "internal/syntax", "internal/text"}},
	{"internal/vocabulary", []string{"internal/config", "internal/manifest", "internal/catalog", "internal/syntax", "internal/text"}},
	{"internal/symbols", []string{"internal/manifest", "internal/catalog", "internal/project", "internal/syntax", "internal/text"}},
	{"diagnostics", []string{
		"internal/seq", "internal/secret",
		"internal/manifest", "internal/catalog", "internal/scaffold", "internal/config", "internal/project", "internal/symbols",
		"internal/syntax", "internal/text",
	}},
	{"internal/workspace", []string{
		"diagnostics", "internal/config", "internal/symbols", "internal/project", "internal/manifest", "internal/syntax", "internal/text",
	}},
	{"completion", []string{
		"internal/vocabulary", "internal/manifest", "internal/catalog", "internal/scaffold", "internal/project", "internal/syntax", "internal/text",
	}},
	{"internal/actions", []string{
		"internal/manifest", "internal/catalog", "internal/scaffold", "internal/syntax", "internal/text",
	}},
	{"internal/hover", []string{
		"internal/vocabulary", "internal/manifest", "internal/catalog", "internal/secret", "internal/symbols", "internal/syntax", "internal/text",
	}},
	{"internal/outline", []string{
		"internal/manifest", "internal/secret", "internal/catalog", "internal/symbols", "internal/syntax", "internal/text",
	}},
	{"internal/semantic", []string{"internal/manifest", "internal/syntax", "internal/text"}},
	{"internal/inlay", []string{"internal/vocabulary", "internal/manifest", "internal/catalog", "internal/syntax", "internal/text"}},
	{"internal/linked", []string{"internal/semantic", "internal/manifest", "internal/syntax", "internal/text"}},
	{"internal/links", []string{
		"internal/secret", "internal/vocabulary", "internal/manifest", "internal/catalog", "internal/project", "internal/syntax", "internal/text",
	}},
	{"internal/format", []string{"internal/syntax", "internal/text"}},
	{"server", []string{
		"internal/workspace",
		"internal/format", "internal/search",
		"internal/semantic", "internal/inlay", "internal/linked", "internal/links",
		"diagnostics", "completion", "internal/actions", "internal/hover", "internal/outline", "internal/symbols",
		"internal/scaffold", "internal/config", "internal/project", "internal/history", "internal/manifest", "internal/catalog", "internal/syntax", "internal/text",
	}},
	{"internal/report", []string{"diagnostics", "internal/manifest", "internal/secret", "internal/syntax", "internal/text"}},
	{"cmd/plugin-manifest-ls", []string{
		"server", "internal/report", "diagnostics", "internal/format", "internal/search", "internal/symbols",
		"internal/config", "internal/project", "internal/history", "internal/manifest", "internal/schema", "internal/catalog",
		"internal/syntax", "internal/text",
	}},
	{"internal/testing/fixture", []string{"internal/text"}},
	{"internal/testing/zettest", nil},
	{"internal/testing/metamodel", nil},
	{"internal/testing/lsptest", []string{"server", "internal/testing/metamodel", "internal/text"}},
	{"internal/testing/arch", nil},
	{"internal/testing/editortest", nil},
	{"internal/testing/effort", nil},
	{"internal/testing/stresstest", nil},
}

// layer is one row of the table.
type layer struct {
	path string   // of the package, below the module
	may  []string // paths of the packages it may import
}

// restricted has the beginnings of the import paths that only some packages may use: all others know nothing of LSP, and
// nothing of URIs.
var restricted = map[string][]string{
	"go.lsp.dev/protocol": {"server", "internal/testing/lsptest"},
	"go.lsp.dev/jsonrpc2": {"server", "internal/testing/lsptest"},
	"go.lsp.dev/uri":      {"server", "internal/testing/lsptest", "internal/workspace"},
}

// vague are package names that say nothing about what is inside.
var vague = []string{"util", "utils", "common", "core", "types", "helpers", "misc", "shared"}

// maxLines is how many lines a file may have. Top-level variables and constants are not counted,
// so that tables of data may be long, and neither are tests.
const maxLines = 400
