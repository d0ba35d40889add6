package server

import (
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// builtFiles are an extension whose manifest is in public and whose code is next to that.
var builtFiles = map[string]string{
	"package.json":                `{"scripts": {"build": "vite build"}}`,
	"src/main.ts":                 "const C = 'books';\nZOHODESK.request({ url: u, connectionLinkName: C });\n",
	"src/api/other.ts":            "ZOHODESK.request({ url: u, connectionLinkName: 'books' });\n",
	"public/plugin-manifest.json": "{\n  \"service\": \"DESK\",\n  \"connectors\": [{\"connectionName\": \"Books\", \"connectionLinkName\": \"books\"}]\n}\n",
}

// Sources outside of the folder of the manifest have references, rename and code lenses like the files below it.
func TestSourcesOutsideOfTheRoot(t *testing.T) {
	f := newFolder(t, builtFiles)
	r := start(t, Options{}, nil)
	client := allOf()
	client["workspaceFolders"] = []any{lsptest.Object{"uri": string(f.uri("")), "name": "w"}}
	r.Initialize(client)
	for at, needle := range map[string]string{
		"src/main.ts":                 "'bo|oks'",
		"src/api/other.ts":            "'bo|oks'",
		"public/plugin-manifest.json": "\"bo|oks\"",
	} {
		r.Open(f.uri(at), builtFiles[at])
		params := pointing(t, f.uri(at), builtFiles[at], needle)
		params["context"] = lsptest.Object{"includeDeclaration": true}
		var found []protocol.Location
		if err := r.Call(protocol.MethodTextDocumentReferences, params, &found); err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, l := range found {
			names = append(names, strings.TrimPrefix(string(l.URI), string(f.uri(""))))
		}
		slices.Sort(names)
		want := []string{"public/plugin-manifest.json", "src/api/other.ts", "src/main.ts", "src/main.ts"}
		for i := range names {
			names[i] = strings.TrimPrefix(names[i], "/")
		}
		if !slices.Equal(slices.Compact(names), slices.Compact(want)) {
			t.Errorf("references from %s: %q, want %q", at, names, want)
		}
		delete(params, "context")
		params["newName"] = "ledger"
		var edit protocol.WorkspaceEdit
		if err := r.Call(protocol.MethodTextDocumentRename, params, &edit); err != nil {
			t.Fatal(err)
		}
		if len(edit.DocumentChanges) != 3 {
			t.Errorf("rename from %s changes %d files, want 3", at, len(edit.DocumentChanges))
		}
	}
}
