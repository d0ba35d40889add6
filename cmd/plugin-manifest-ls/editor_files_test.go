package main

import (
	"os"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/symbols"
)

// TestEditorsKnowTheCode compares the file extensions that VS Code sends to the server with those that the server scans.
func TestEditorsKnowTheCode(t *testing.T) {
	const file = "../../editors/vscode/src/documents.ts"
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, separator := range map[string]string{"codePattern": ",", "codeName": "|"} {
		if want := strings.Join(symbols.Extensions(), separator); !strings.Contains(string(source), want) {
			t.Errorf("%s of %s must contain %s", name, file, want)
		}
	}
}

// TestNeovimKnowsDeluge finds a file type for each file extension of Deluge, which Neovim itself does not have.
func TestNeovimKnowsDeluge(t *testing.T) {
	plugin, err := os.ReadFile("../../editors/neovim/plugin/plugin_manifest_ls.lua")
	if err != nil {
		t.Fatal(err)
	}
	server, err := os.ReadFile("../../editors/neovim/lsp/plugin_manifest_ls.lua")
	if err != nil {
		t.Fatal(err)
	}
	for _, extension := range []string{"dg", "ds", "deluge"} {
		if !strings.Contains(string(plugin), "    "+extension+" = ") {
			t.Errorf("no file type for .%s", extension)
		}
	}
	if !strings.Contains(string(server), "'deluge'") {
		t.Error("the server is not started for the file type deluge")
	}
}
