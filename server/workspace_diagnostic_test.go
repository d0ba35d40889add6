package server

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/config"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/lsptest"
)

// openFolder is a folder that a client has open, with the result IDs that the client has received.
type openFolder struct {
	folder
	run
	ids map[uri.URI]string
}

// openWorkspace opens a folder in a client that reports its changes if it watches files.
func openWorkspace(t *testing.T, files map[string]string, watches string) *openFolder {
	t.Helper()
	w := &openFolder{folder: newFolder(t, files), run: start(t, Options{}, nil), ids: map[uri.URI]string{}}
	params := pulling()
	params["workspaceFolders"] = []lsptest.Object{{"uri": string(uri.File(w.dir)), "name": "w"}}
	params["capabilities"].(lsptest.Object)["workspace"] = lsptest.Object{
		"didChangeWatchedFiles": lsptest.Object{"dynamicRegistration": watches == "watches"},
	}
	if !w.Initialize(params).Capabilities.DiagnosticProvider.(*protocol.DiagnosticOptions).WorkspaceDiagnostics {
		t.Error("workspace diagnostics are not promised")
	}
	return w
}

// ask sends a request with the result IDs that the client has, and returns a line for each file in their order.
func (w *openFolder) ask(more lsptest.Object) string {
	w.t.Helper()
	params := lsptest.Object{"previousResultIds": w.previous()}
	maps.Copy(params, more)
	var report protocol.WorkspaceDiagnosticReport
	if err := w.Call("workspace/diagnostic", params, &report); err != nil {
		w.t.Fatal(err)
	}
	return w.take(report.Items)
}

func (w *openFolder) previous() []lsptest.Object {
	ids := []lsptest.Object{}
	for u, id := range w.ids {
		ids = append(ids, lsptest.Object{"uri": string(u), "value": id})
	}
	return ids
}

// take records reports and draws them.
func (w *openFolder) take(items []protocol.WorkspaceDocumentDiagnosticReport) string {
	w.t.Helper()
	var lines []string
	for _, item := range items {
		switch r := item.(type) {
		case *protocol.WorkspaceFullDocumentDiagnosticReport:
			id := ""
			if delete(w.ids, r.URI); r.ResultID != nil {
				w.ids[r.URI] = *r.ResultID
			} else {
				id = " gone"
			}
			lines = append(lines, fmt.Sprintf("%s%s %s\n", w.name(r.URI), id, codesOf(r.Items)))
		case *protocol.WorkspaceUnchangedDocumentDiagnosticReport:
			if w.ids[r.URI] != r.ResultID {
				w.t.Errorf("%s: unchanged since %s, which is not what the client has", r.URI, r.ResultID)
			}
			lines = append(lines, w.name(r.URI)+" unchanged\n")
		}
	}
	return strings.Join(lines, "")
}

func (w *openFolder) name(u uri.URI) string {
	rel, err := filepath.Rel(w.dir, u.FsPath())
	if err != nil {
		w.t.Error(err)
	}
	return filepath.ToSlash(rel)
}

func (w *openFolder) want(got, want string) {
	w.t.Helper()
	if got != want {
		w.t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

// inWorkspace are extensions with a problem in a manifest, in another file and in a configuration.
func inWorkspace() map[string]string {
	return map[string]string{
		"a/" + project.Manifest:                  `{"service": "CRM", "service": "CRM"}`,
		"a/app/widget.html":                      "",
		"b/" + project.Manifest:                  `{"service": "CRM"}`,
		"b/app/my page.html":                     "",
		"b/" + config.Name:                       `{"rules": {"none": "off"}}`,
		"c/" + project.Manifest:                  `{"service": "CRM"}`,
		"c/app/widget.html":                      "",
		"node_modules/x/" + project.Manifest:     `{"service": "CRM", "service": "CRM"}`,
		"ignored/" + project.Manifest:            `{"service": "CRM", "service": "CRM"}`,
		".gitignore":                             "/ignored/\n",
		"foreign/" + project.Manifest:            `{"name": "a plugin of something else"}`,
		"foreign/resources/plugin-manifest.json": ``,
	}
}

const firstAnswer = `a/plugin-manifest.json [duplicate-key]
b/plugin-manifest.json []
b/.plugin-manifest-ls.json [property-unknown]
b/app/my page.html [file-name]
c/plugin-manifest.json []
foreign/plugin-manifest.json []
foreign/resources/plugin-manifest.json [syntax]
`

func sameAnswer() string {
	var lines strings.Builder
	for line := range strings.Lines(firstAnswer) {
		name, _, _ := strings.Cut(line, " [")
		lines.WriteString(name + " unchanged\n")
	}
	return lines.String()
}

// Diagnostics are sent again only after they have changed, whether or not the client reports changes.
func TestWorkspaceDiagnostics(t *testing.T) {
	for _, watches := range []string{"watches", "does not watch"} {
		t.Run(watches, func(t *testing.T) {
			w := openWorkspace(t, inWorkspace(), watches)
			w.want(w.ask(nil), firstAnswer)
			w.want(w.ask(nil), sameAnswer())

			w.write("c/app/your page.html", "")
			w.changed(w.run, "c/app/your page.html")
			c := "c/plugin-manifest.json unchanged\n"
			w.want(w.ask(nil), strings.Replace(sameAnswer(), c, c+"c/app/your page.html [file-name]\n", 1))

			w.write("d/"+project.Manifest, `{"service": "CRM"`)
			w.write("d/app/widget.html", "")
			w.changed(w.run, "d/"+project.Manifest, "d/app/widget.html")
			if got := w.ask(nil); !strings.Contains(got, "d/plugin-manifest.json [syntax]\n") {
				t.Errorf("a new manifest: %s", got)
			}

			for _, dir := range []string{"a", "d"} { // a folder is removed silently
				if err := os.RemoveAll(filepath.Join(w.dir, dir)); err != nil {
					t.Fatal(err)
				}
			}
			got := w.ask(nil)
			if !strings.HasSuffix(got, "a/plugin-manifest.json gone []\nd/plugin-manifest.json gone []\n") {
				t.Errorf("folders that are gone: %s", got)
			}
			if got := w.ask(nil); strings.Contains(got, "gone") || !strings.Contains(got, "b/plugin-manifest.json unchanged\n") {
				t.Errorf("sent again: %s", got)
			}
		})
	}
}

// Open documents are checked as they are in the editor, and the diagnostics of the other files are published.
func TestWorkspaceDiagnosticsOfOpenDocuments(t *testing.T) {
	w := openWorkspace(t, inWorkspace(), "watches")
	w.ask(nil)
	w.Open(w.uri("b/"+project.Manifest), `{"service": "CRM", "service": "CRM"}`)
	got := w.ask(nil)
	if !strings.Contains(got, "b/plugin-manifest.json [duplicate-key]\n") || !strings.Contains(got, "b/app/my page.html gone []\n") {
		t.Errorf("opened: %s", got)
	}
	w.Shut(w.uri("b/" + project.Manifest))
	got = w.ask(nil)
	if !strings.Contains(got, "b/plugin-manifest.json []\n") || !strings.Contains(got, "b/app/my page.html [file-name]\n") {
		t.Errorf("closed: %s", got)
	}

	w.Open(w.uri("b/"+config.Name), `{"rules": {"file-name": "off"}}`)
	if got = w.ask(nil); !strings.Contains(got, "b/app/my page.html gone []\n") || strings.Contains(got, config.Name) {
		t.Errorf("a configuration that is open: %s", got)
	}
	w.Replace(w.uri("b/"+config.Name), 2, lsptest.Span(0, 0, 0, 99), `{}`)
	if got = w.ask(nil); !strings.Contains(got, "b/app/my page.html [file-name]\n") {
		t.Errorf("a configuration that is changed: %s", got)
	}
}

// Folders can be added to the workspace and removed from it.
func TestWorkspaceDiagnosticsOfFolders(t *testing.T) {
	w := openWorkspace(t, inWorkspace(), "watches")
	w.ask(nil)
	other := newFolder(t, map[string]string{project.Manifest: `{"service": "CRM", "service": "CRM"}`, "app/widget.html": ""})
	change := func(added, removed []lsptest.Object) string {
		w.Notify("workspace/didChangeWorkspaceFolders", lsptest.Object{"event": lsptest.Object{"added": added, "removed": removed}})
		return w.ask(nil)
	}
	top := []lsptest.Object{{"uri": string(uri.File(other.dir)), "name": "other"}}
	if got := change(top, nil); !strings.Contains(got, filepath.Base(other.dir)+"/plugin-manifest.json [duplicate-key]\n") {
		t.Errorf("joined: %s", got)
	}
	if got := change(nil, top); !strings.Contains(got, filepath.Base(other.dir)+"/plugin-manifest.json gone []\n") {
		t.Errorf("left: %s", got)
	}
}

// The folder of an extension is found after it was moved, whether the client reports it as a watched file or as a file
// operation, only the new folder, or nothing at all.
func TestMovedFolderIsFound(t *testing.T) {
	for name, tell := range map[string]func(w *openFolder, old, moved string){
		"watched": func(w *openFolder, old, moved string) {
			w.Notify("workspace/didChangeWatchedFiles", lsptest.Object{"changes": []lsptest.Object{{"uri": old, "type": 3}, {"uri": moved, "type": 1}}})
		},
		"watched, new folder only": func(w *openFolder, _, moved string) {
			w.Notify("workspace/didChangeWatchedFiles", lsptest.Object{"changes": []lsptest.Object{{"uri": moved, "type": 1}}})
		},
		"renamed": func(w *openFolder, old, moved string) {
			w.Notify("workspace/didRenameFiles", lsptest.Object{"files": []lsptest.Object{{"oldUri": old, "newUri": moved}}})
		},
		"deleted and created": func(w *openFolder, old, moved string) {
			w.Notify("workspace/didDeleteFiles", lsptest.Object{"files": []lsptest.Object{{"uri": old}}})
			w.Notify("workspace/didCreateFiles", lsptest.Object{"files": []lsptest.Object{{"uri": moved}}})
		},
		"not at all": func(*openFolder, string, string) {},
	} {
		t.Run(name, func(t *testing.T) {
			w := openWorkspace(t, inWorkspace(), "watches")
			w.ask(nil)
			old, moved := filepath.Join(w.dir, "a"), filepath.Join(w.dir, "moved")
			if err := os.Rename(old, moved); err != nil {
				t.Fatal(err)
			}
			tell(w, string(uri.File(old)), string(uri.File(moved)))
			got := w.ask(nil)
			if !strings.Contains(got, "moved/plugin-manifest.json [duplicate-key]\n") || !strings.Contains(got, "a/plugin-manifest.json gone []\n") {
				t.Errorf("got %s", got)
			}
		})
	}
}

// A new folder with an extension is found.
func TestCreatedFolderIsFound(t *testing.T) {
	w := openWorkspace(t, inWorkspace(), "watches")
	w.ask(nil)
	dir := filepath.Join(w.dir, "new", "extension")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, project.Manifest), []byte(`{"service": "CRM", "service": "CRM"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	w.Notify("workspace/didCreateFiles", lsptest.Object{"files": []lsptest.Object{{"uri": string(uri.File(filepath.Join(w.dir, "new")))}}})
	if got := w.ask(nil); !strings.Contains(got, "new/extension/plugin-manifest.json [app-missing duplicate-key]\n") {
		t.Errorf("got %s", got)
	}
}

// Settings change workspace diagnostics.
func TestWorkspaceDiagnosticsFollowSettings(t *testing.T) {
	w := openWorkspace(t, inWorkspace(), "watches")
	w.ask(nil)
	w.Notify("workspace/didChangeConfiguration", lsptest.Object{"settings": lsptest.Object{
		"pluginManifest": lsptest.Object{"rules": lsptest.Object{"duplicate-key": "off"}},
	}})
	if got := w.ask(nil); !strings.Contains(got, "a/plugin-manifest.json []\n") {
		t.Errorf("got %s", got)
	}
}

// A client with tokens receives the files as they are checked, and the progress. Cached diagnostics cause no progress.
func TestPartialWorkspaceDiagnostics(t *testing.T) {
	w := openWorkspace(t, inWorkspace(), "watches")
	if got := w.ask(lsptest.Object{"partialResultToken": "parts", "workDoneToken": 7}); got != "" {
		t.Errorf("beside the parts there was %s", got)
	}
	var parts, kinds []string
	for w.Unread("$/progress") > 0 {
		var p struct {
			Token any             `json:"token"`
			Value json.RawMessage `json:"value"`
		}
		w.Next("$/progress", &p)
		if p.Token == "parts" {
			var part protocol.WorkspaceDiagnosticReportPartialResult
			if err := protocol.Unmarshal(p.Value, &part); err != nil {
				t.Fatal(err)
			}
			parts = append(parts, w.take(part.Items))
			continue
		}
		var work struct {
			Kind string `json:"kind"`
		}
		if err := json.Unmarshal(p.Value, &work); err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, work.Kind)
	}
	w.want(strings.Join(parts, ""), firstAnswer)
	if len(parts) < 3 || !slices.Equal(kinds, []string{"begin", "report", "report", "report", "report", "end"}) {
		t.Errorf("%d parts, progress %s", len(parts), kinds)
	}
	w.ask(lsptest.Object{"workDoneToken": 8})
	if w.Unread("$/progress") > 0 {
		t.Error("progress of what is known")
	}
}

// Without a folder, there are no workspace diagnostics.
func TestWorkspaceDiagnosticsWithoutFolder(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(pulling())
	var report protocol.WorkspaceDiagnosticReport
	if err := r.Call("workspace/diagnostic", lsptest.Object{"previousResultIds": []any{}}, &report); err != nil || report.Items == nil || len(report.Items) > 0 {
		t.Errorf("got %v, %v", report, err)
	}
}

// Code of an extension that is not open is checked too, and unsaved code is used.
func TestWorkspaceDiagnosticsOfCode(t *testing.T) {
	w := openWorkspace(t, map[string]string{
		"plugin-manifest.json": `{"service": "DESK", "connectors": [{"connectionLinkName": "books"}]}`,
		"app/main.js":          `ZOHODESK.request({connectionLinkName: "boks"})`,
	}, "watches")
	if said := w.ask(nil); !strings.Contains(said, "app/main.js [link-name-undeclared]") {
		t.Errorf("got\n%s", said)
	}
	w.Open(uri.File(filepath.Join(w.dir, "app", "main.js")), `ZOHODESK.request({connectionLinkName: "books"})`)
	if said := w.ask(nil); strings.Contains(said, "link-name-undeclared") || !strings.Contains(said, "plugin-manifest.json [") {
		t.Errorf("with the declared name, got\n%s", said)
	}
}

// A manifest is compared with the last commit, whether it is open or not, and with a new commit as soon as there is one.
func TestWorkspaceDiagnosticsFollowTheLastCommit(t *testing.T) {
	for _, watches := range []string{"watches", "does not watch"} {
		t.Run(watches, func(t *testing.T) {
			w := openWorkspace(t, map[string]string{"a/" + project.Manifest: oldName, "b/" + project.Manifest: oldName}, watches)
			w.commit()
			w.write("a/"+project.Manifest, newName)
			w.changed(w.run, "a/"+project.Manifest)
			got := w.ask(nil)
			if a, b, _ := strings.Cut(got, "b/"); !strings.Contains(a, "link-name-changed") || !strings.Contains(b, "[") || strings.Contains(b, "link-name-changed") {
				t.Errorf("before the commit:\n%s", got)
			}
			w.commit()
			w.changed(w.run, ".git/logs/HEAD")
			got = w.ask(nil)
			if a, b, _ := strings.Cut(got, "b/"); !strings.Contains(a, "[") || strings.Contains(a, "link-name-changed") || !strings.HasPrefix(b, "plugin-manifest.json unchanged\n") {
				t.Errorf("after it:\n%s", got)
			}
		})
	}
}
