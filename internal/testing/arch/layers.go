// Package arch checks the structure of this repository: which package may import which, where the protocol libraries may be
// used, which file a request of the server is in, and how many files a package and how many lines a file may have. Its test
// runs the check; ARCHITECTURE.md explains the same table.
package arch

// module is the prefix of import paths of our packages.
const module = "plugin-manifest-ls/"

// engine are the packages that every rule may import.
var engine = []string{
	"internal/config", "internal/symbols", "internal/project", "internal/manifest", "internal/catalog", "internal/syntax", "internal/text",
}

// layers lists every package, bottom up, and our packages that its code may import; tests may import more. A package that is
// missing here fails the check.
var layers = []layer{
	{"internal/seq", nil},
	{"internal/pattern", nil},
	{"internal/text", []string{"internal/seq"}},
	{"internal/syntax", []string{"internal/seq", "internal/text"}},
	{"internal/secret", []string{"internal/pattern", "internal/syntax", "internal/text"}},
	{"internal/catalog", nil},
	{"internal/spelling", []string{"internal/catalog"}},
	{"internal/manifest", []string{"internal/catalog", "internal/syntax", "internal/text"}},
	{"internal/project", []string{"internal/text"}},
	{"internal/layout", []string{"internal/pattern", "internal/project"}},
	{"internal/search", []string{"internal/project"}},
	{"internal/history", nil},
	{"internal/config", []string{"internal/project", "internal/catalog", "internal/syntax", "internal/text"}},
	{"internal/baseline", []string{"internal/project", "internal/secret", "internal/syntax", "internal/text"}},
	{"internal/jsonschema", []string{"internal/pattern", "internal/catalog"}},
	{"internal/scaffold", []string{"internal/manifest", "internal/catalog", "internal/syntax", "internal/text"}},
	{"internal/starter", []string{"internal/scaffold", "internal/catalog"}},
	{"internal/script", []string{"internal/text"}},
	{"internal/flow", []string{"internal/script", "internal/text"}},
	{"internal/symbols", []string{"internal/flow", "internal/script", "internal/manifest", "internal/catalog", "internal/project", "internal/syntax", "internal/text"}},
	{"diagnostics/rule", append(engine, "internal/scaffold", "internal/spelling", "internal/secret")},
	{"diagnostics/schema", append(engine, "diagnostics/rule", "internal/scaffold", "internal/spelling")},
	{"diagnostics/rules/code", append(engine, "diagnostics/rule", "internal/scaffold", "internal/spelling")},
	{"diagnostics/rules/configuration", append(engine, "diagnostics/rule")},
	{"diagnostics/rules/connector", append(engine, "diagnostics/rule", "internal/scaffold", "internal/secret", "internal/spelling")},
	{"diagnostics/rules/domain", append(engine, "diagnostics/rule")},
	{"diagnostics/rules/file", append(engine, "diagnostics/rule")},
	{"diagnostics/rules/history", append(engine, "diagnostics/rule")},
	{"diagnostics/rules/locale", append(engine, "diagnostics/rule", "internal/spelling")},
	{"diagnostics/rules/manifest", append(engine, "diagnostics/rule", "internal/spelling")},
	{"diagnostics/rules/parameter", append(engine, "diagnostics/rule", "internal/spelling")},
	{"diagnostics/rules/resources", append(engine, "diagnostics/rule", "internal/spelling")},
	{"diagnostics/rules/scope", append(engine, "diagnostics/rule", "internal/spelling")},
	{"diagnostics/rules/widget", append(engine, "diagnostics/rule", "internal/scaffold", "internal/spelling")},
	{"diagnostics", append(engine, "internal/baseline", "internal/secret", "diagnostics/rule", "diagnostics/schema",
		"diagnostics/rules/code", "diagnostics/rules/configuration", "diagnostics/rules/connector", "diagnostics/rules/domain", "diagnostics/rules/file",
		"diagnostics/rules/history", "diagnostics/rules/locale", "diagnostics/rules/manifest", "diagnostics/rules/parameter",
		"diagnostics/rules/resources", "diagnostics/rules/scope", "diagnostics/rules/widget")},
	{"internal/workspace", []string{
		"diagnostics", "internal/baseline", "internal/config", "internal/layout", "internal/symbols", "internal/project", "internal/manifest", "internal/syntax", "internal/text",
	}},
	{"internal/committed", []string{
		"internal/history", "internal/workspace", "diagnostics", "internal/project", "internal/manifest", "internal/syntax", "internal/text",
	}},
	{"completion", []string{
		"internal/secret", "internal/symbols", "internal/manifest", "internal/catalog", "internal/scaffold", "internal/project", "internal/syntax", "internal/text",
	}},
	{"internal/actions", []string{
		"internal/manifest", "internal/catalog", "internal/scaffold", "internal/syntax", "internal/text",
	}},
	{"internal/ide", []string{
		"internal/pattern", "internal/secret", "internal/manifest", "internal/catalog", "internal/project", "internal/syntax", "internal/text",
	}},
	{"internal/format", []string{"internal/syntax", "internal/text"}},
	{"internal/doctor", []string{
		"internal/workspace", "diagnostics", "internal/search", "internal/secret",
		"internal/symbols", "internal/config", "internal/project", "internal/manifest", "internal/catalog",
	}},
	{"server/transport", nil},
	{"internal/hosted", []string{"internal/project"}},
	{"server/clientfiles", []string{"internal/hosted", "internal/workspace", "internal/project"}},
	{"server", []string{
		"server/transport", "server/clientfiles", "internal/doctor", "internal/workspace", "internal/layout",
		"internal/format", "internal/search", "internal/secret", "internal/starter",
		"diagnostics", "completion", "internal/actions", "internal/ide", "internal/symbols",
		"internal/scaffold", "internal/config", "internal/project", "internal/manifest", "internal/catalog", "internal/syntax", "internal/text",
	}},
	{"cmd/plugin-manifest-ls-wasm", []string{"server", "internal/hosted"}},
	{"internal/report", []string{"internal/doctor", "diagnostics", "internal/baseline", "internal/manifest", "internal/secret", "internal/syntax", "internal/text"}},
	{"internal/servicedoc", []string{"internal/catalog"}},
	{"internal/check", []string{
		"internal/report", "internal/workspace", "diagnostics", "internal/baseline", "internal/search", "internal/config", "internal/project", "internal/manifest",
		"internal/syntax", "internal/text",
	}},
	{"internal/mcpserver", []string{
		"internal/check", "internal/report", "internal/workspace", "internal/servicedoc", "diagnostics", "internal/search", "internal/scaffold",
		"internal/symbols", "internal/secret", "internal/project", "internal/manifest", "internal/jsonschema", "internal/spelling", "internal/catalog",
		"internal/syntax", "internal/text",
	}},
	{"cmd/plugin-manifest-ls", []string{
		"internal/mcpserver", "internal/servicedoc", "server", "server/transport", "internal/check", "internal/doctor", "internal/report", "internal/committed", "internal/workspace", "diagnostics", "internal/baseline", "internal/format", "internal/search", "internal/secret",
		"internal/config", "internal/project", "internal/history", "internal/manifest", "internal/jsonschema", "internal/starter", "internal/spelling", "internal/catalog",
		"internal/syntax", "internal/text",
	}},
	{"internal/testing/fixture", []string{"internal/text"}},
	{"internal/testing/ruletest", []string{
		"internal/testing/fixture", "internal/workspace", "diagnostics", "internal/project", "internal/manifest", "internal/syntax", "internal/text",
	}},
	{"internal/testing/zettest", []string{"internal/starter", "internal/catalog"}},
	{"internal/testing/metamodel", nil},
	{"internal/testing/lsptest", []string{"server", "internal/testing/metamodel", "internal/text"}},
	{"internal/testing/arch", nil},
	{"internal/testing/comparetest", nil},
	{"internal/testing/editortest", nil},
	{"internal/testing/effort", nil},
	{"internal/testing/gittest", nil},
	{"internal/testing/hooktest", nil},
	{"internal/testing/stresstest", nil},
	{"internal/testing/webtest", nil},
	{"internal/testing/winetest", nil},
}

// layer is one row of the table.
type layer struct {
	path string   // of the package, relative to the module
	may  []string // paths of the packages it may import
}

// restricted lists import paths that only some packages may use: all others are independent of LSP and of URIs.
var restricted = map[string][]string{
	"go.lsp.dev/protocol": {"server", "server/transport", "internal/testing/lsptest"},
	"go.lsp.dev/jsonrpc2": {"server", "server/transport", "internal/testing/lsptest"},
	"go.lsp.dev/uri":      {"server", "internal/testing/lsptest", "internal/workspace", "internal/mcpserver"},
}

// vague are package names that do not describe the content.
var vague = []string{"util", "utils", "common", "core", "types", "helpers", "misc", "shared"}

// maxFiles is how many files a package may have. Tests are not counted.
const maxFiles = 45

// fileLimits has the packages with another limit than [maxFiles].
var fileLimits = map[string]int{
	"server": 60, // a file per request
}

// maxLines is the maximum number of lines in a file. Tests and top-level variables and constants are not counted, so that
// tables of data may be long.
const maxLines = 400
