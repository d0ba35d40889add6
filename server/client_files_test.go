package server

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/lsptest"
)

// onGitHub is a folder that no program can read from disk.
const onGitHub = uri.URI("vscode-vfs://github/zoho/sample%20extension")

// reading returns the parameters of initialize of a client that reads files for the server.
func reading(folders ...uri.URI) lsptest.Object {
	params := allOf()
	capabilities := params["capabilities"].(lsptest.Object)
	capabilities["experimental"] = lsptest.Object{"files": true}
	var list []any
	for _, f := range folders {
		list = append(list, lsptest.Object{"uri": f, "name": "folder"})
	}
	params["workspaceFolders"] = list
	return params
}

// inMemory returns files as a file system.
func inMemory(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return fsys
}

// publishedFor waits for diagnostics of a file and returns their codes.
func publishedFor(r run, u uri.URI) []string {
	for {
		if p := r.Published(); p.URI == u {
			var codes []string
			for _, d := range p.Diagnostics {
				codes = append(codes, string(d.Code.(protocol.String)))
			}
			return codes
		}
	}
}

// A manifest in a virtual file system has the diagnostics that it has on disk, with the files around it.
func TestVirtualFolders(t *testing.T) {
	const src = `{"service": "DESK", "modules": {"widgets": [{"location": "desk.ticket.detail.rightpanel", "url": "/app/none.html", "name": "N", "logo": "/app/logo.png"}]}}`
	files := map[string]string{project.Manifest: src, "app/widget.html": "<p>", "app/translations/en.json": "{}", "resources.json": "{}"}
	f := newFolder(t, files)
	disk := start(t, Options{}, nil)
	disk.Initialize(allOf())
	disk.Open(f.uri(project.Manifest), src)
	want := publishedFor(disk, f.uri(project.Manifest))
	if !slices.Contains(want, "file-not-found") {
		t.Fatalf("the diagnostics on disk are %q", want)
	}

	r := start(t, Options{}, nil)
	r.ServeFiles(onGitHub, inMemory(files))
	r.Initialize(reading(onGitHub))
	manifest := onGitHub + "/" + project.Manifest
	r.Open(manifest, src)
	if got := publishedFor(r, manifest); !slices.Equal(got, want) {
		t.Errorf("the diagnostics are %q, want %q", got, want)
	}
}

// A client may read only its virtual files; those on disk are read from disk.
func TestDiskNextToVirtualFolders(t *testing.T) {
	f := newFolder(t, connected)
	r := start(t, Options{}, nil)
	r.ServeFiles("file://", fstest.MapFS{}) // has nothing
	r.Initialize(reading())
	r.Open(f.uri(project.Manifest), connected[project.Manifest])
	params := pointing(t, f.uri(project.Manifest), connected[project.Manifest], `"bo|oks"`)
	params["context"] = lsptest.Object{"includeDeclaration": true}
	var found []protocol.Location
	if err := r.Call("textDocument/references", params, &found); err != nil || len(found) < 3 {
		t.Errorf("found %v, %v", found, err)
	}
}

// Without a disk, files with any URI are those of the client, and a rename reaches all of them.
func TestRenameInVirtualFolders(t *testing.T) {
	for _, c := range []struct {
		base uri.URI
		opts Options
	}{{onGitHub, Options{}}, {"file:///extension", Options{NoDisk: true}}} {
		r := start(t, c.opts, nil)
		r.ServeFiles(c.base, inMemory(connected))
		r.Initialize(reading(c.base))
		manifest := c.base + "/" + project.Manifest
		r.Open(manifest, connected[project.Manifest])
		params := pointing(t, manifest, connected[project.Manifest], `"bo|oks"`)
		params["newName"] = "web_shop"
		var edit protocol.WorkspaceEdit
		if err := r.Call("textDocument/rename", params, &edit); err != nil {
			t.Fatal(err)
		}
		all, _ := edits(&edit)
		var changed []string
		for u := range all {
			name, ok := strings.CutPrefix(string(u), string(c.base)+"/")
			if !ok {
				t.Errorf("an edit of %s", u)
			}
			changed = append(changed, name)
		}
		slices.Sort(changed)
		if want := slices.Sorted(maps.Keys(connected)); !slices.Equal(changed, want) {
			t.Errorf("%s: changes %q, want %q", c.base, changed, want)
		}
	}
}

// The server asks for a file again when it may have changed.
func TestChangedVirtualFiles(t *testing.T) {
	const src = `{"service": "DESK", "modules": {"widgets": [{"location": "desk.ticket.detail.rightpanel", "url": "/app/widget.html", "name": "N"}]}}`
	files := map[string]string{project.Manifest: src, "app/other.html": "<p>"}
	r := start(t, Options{}, nil)
	r.ServeFiles(onGitHub, inMemory(files))
	r.Initialize(reading(onGitHub))
	manifest := onGitHub + "/" + project.Manifest
	r.Open(manifest, src)
	if got := publishedFor(r, manifest); !slices.Contains(got, "file-not-found") {
		t.Fatalf("the diagnostics are %q", got)
	}
	files["app/widget.html"] = "<p>"
	r.ServeFiles(onGitHub, inMemory(files))
	created := lsptest.Object{"uri": onGitHub + "/app/widget.html", "type": 1}
	r.Notify("workspace/didChangeWatchedFiles", lsptest.Object{"changes": []any{created}})
	for slices.Contains(publishedFor(r, manifest), "file-not-found") {
	}
}

// The client is not asked for files unless it can read them, and a manifest is checked without the files around it.
func TestVirtualFoldersOfOtherClients(t *testing.T) {
	r := start(t, Options{}, nil)
	r.ServeFiles(onGitHub, os.DirFS(t.TempDir()))
	r.Initialize(allOf())
	r.Open(onGitHub+"/"+project.Manifest, `{"service": "DESK", "logo": "/app/none.png"}`)
	if got := publishedFor(r, onGitHub+"/"+project.Manifest); slices.Contains(got, "file-not-found") {
		t.Errorf("the diagnostics are %q", got)
	}
	for _, question := range []string{"stat", "list", "read"} {
		if n := r.Unread("plugin-manifest-ls/" + question); n > 0 {
			t.Errorf("%d requests of %s", n, question)
		}
	}
}

// Manifests that are not open are found in virtual folders, except for ignored ones.
func TestClosedManifestsInVirtualFolders(t *testing.T) {
	r := start(t, Options{}, nil)
	r.ServeFiles(onGitHub, inMemory(map[string]string{
		"one/" + project.Manifest: `{"service": "DESK"}`,
		"two/" + project.Manifest: `{"service": "DESK"}`,
		"old/" + project.Manifest: `{"service": "DESK"}`,
		".gitignore":              "old/\n",
		".git/HEAD":               "ref: refs/heads/main\n",
	}))
	params := reading(onGitHub)
	params["capabilities"].(lsptest.Object)["textDocument"].(lsptest.Object)["diagnostic"] = lsptest.Object{}
	r.Initialize(params)
	var report struct {
		Items []struct {
			URI uri.URI `json:"uri"`
		} `json:"items"`
	}
	if err := r.Call("workspace/diagnostic", lsptest.Object{"previousResultIds": []any{}}, &report); err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, item := range report.Items {
		found = append(found, strings.TrimPrefix(string(item.URI), string(onGitHub)))
	}
	slices.Sort(found)
	if want := []string{"/one/" + project.Manifest, "/two/" + project.Manifest}; !slices.Equal(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
}
