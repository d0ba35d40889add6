package main

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/buger/jsonparser"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/testing/fixture"
)

// TestVSCodeKnowsTheRules compares the codes that VS Code completes in the setting rules with the existing rules. With
// -update it writes them.
func TestVSCodeKnowsTheRules(t *testing.T) {
	const file = "../../editors/vscode/package.json"
	extension, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got, _, end, err := jsonparser.Get(extension, "contributes", "configuration", "properties", "pluginManifest.rules", "properties")
	if err != nil {
		t.Fatal(err)
	}
	want := rulesSchema(t)
	if bytes.Equal(got, want) {
		return
	}
	if !fixture.Updating() {
		t.Fatalf("%s is stale, run make docs", file)
	}
	changed := append(bytes.Clone(extension[:end-len(got)]), want...)
	if err := os.WriteFile(file, append(changed, extension[end:]...), 0o644); err != nil {
		t.Fatal(err)
	}
}

// rulesSchema returns the schema of each rule's setting, indented as in the package.json of the VS Code extension.
func rulesSchema(t *testing.T) []byte {
	t.Helper()
	type setting struct {
		Type        string   `json:"type"`
		Enum        []string `json:"enum"`
		Description string   `json:"markdownDescription"`
	}
	// A list and not a map, for the order of the rules.
	var b bytes.Buffer
	b.WriteString("{")
	for i, r := range diagnostics.Rules() {
		raw, err := json.Marshal(setting{"string", []string{"off", "hint", "information", "warning", "error"}, r.Summary + " (" + r.Severity.String() + ")"})
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString(`"` + r.Code + `":` + string(raw))
	}
	b.WriteString("}")
	var out bytes.Buffer
	if err := json.Indent(&out, b.Bytes(), "          ", "  "); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
