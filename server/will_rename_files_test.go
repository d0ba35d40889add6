package server

import (
	"path"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// The edits apply to the manifest on disk or, if it is open, to the unsaved one. Files of other folders are ignored.
func TestWillRenameFiles(t *testing.T) {
	const onDisk = `{"service": "DESK", "modules": {"widgets": [{"url": "/app/a.html"}]}}`
	const open = `{"service": "DESK", "modules": {"widgets": [{"url": "/app/a.html"}, {"url": "app/a.html"}]}}`
	at := extensionOnDisk(t, map[string]string{
		"one/plugin-manifest.json": onDisk, "one/app/a.html": "",
		"two/plugin-manifest.json": onDisk, "two/app/a.html": "",
		"three/app/a.html": "",
	})
	r := start(t, Options{}, nil)
	can := r.Initialize(lsptest.Object{
		"capabilities":     lsptest.Object{"workspace": lsptest.Object{"workspaceEdit": lsptest.Object{"documentChanges": true}}},
		"workspaceFolders": []any{lsptest.Object{"uri": path.Dir(string(at("one"))), "name": "w"}},
	})
	if can.Capabilities.Workspace == nil || len(can.Capabilities.Workspace.FileOperations.WillRename.Filters) != 1 {
		t.Errorf("promised: %+v", can.Capabilities.Workspace)
	}
	r.Open(at("two/plugin-manifest.json"), open)
	rename := func(from, to string) lsptest.Object {
		return lsptest.Object{"oldUri": string(at(from)), "newUri": string(at(to))}
	}
	var edit *protocol.WorkspaceEdit
	params := lsptest.Object{"files": []any{
		rename("one/app", "one/app2"), // the folder app is not renamed, but what is in it
		rename("one/app/a.html", "one/app/b.html"),
		rename("two/app/a.html", "two/app/c/d.html"),
		rename("three/app/a.html", "three/app/b.html"),
	}}
	if err := r.Call("workspace/willRenameFiles", params, &edit); err != nil {
		t.Fatal(err)
	}
	if edit == nil || len(edit.DocumentChanges) != 2 {
		t.Fatalf("edit %+v", edit)
	}
	for i, want := range []struct {
		u     uri.URI
		open  bool
		texts []string
	}{
		{at("one/plugin-manifest.json"), false, []string{"/app/b.html"}},
		{at("two/plugin-manifest.json"), true, []string{"/app/c/d.html", "app/c/d.html"}},
	} {
		change := edit.DocumentChanges[i].(*protocol.TextDocumentEdit)
		if change.TextDocument.URI != want.u || (change.TextDocument.Version != nil) != want.open || len(change.Edits) != len(want.texts) {
			t.Fatalf("change %d: %+v, want %+v", i, change, want)
		}
		for j, e := range change.Edits {
			if e.(*protocol.TextEdit).NewText != want.texts[j] {
				t.Errorf("change %d: %+v, want %q", i, e, want.texts[j])
			}
		}
	}
	if err := r.Call("workspace/willRenameFiles", lsptest.Object{"files": []any{rename("three/app/a.html", "x"), lsptest.Object{"oldUri": "%", "newUri": "untitled:x"}}}, &edit); err != nil || edit != nil {
		t.Errorf("%+v, %v", edit, err)
	}
}
