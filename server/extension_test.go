package server

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/lsptest"
)

// folder is an extension on disk.
type folder struct {
	t   *testing.T
	dir string
}

// newFolder creates an extension with files, by path.
func newFolder(t *testing.T, files map[string]string) folder {
	t.Helper()
	f := folder{t, t.TempDir()}
	for name, content := range files {
		f.write(name, content)
	}
	return f
}

func (f folder) write(name, content string) {
	f.t.Helper()
	path := filepath.Join(f.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		f.t.Fatal(err)
	}
}

func (f folder) uri(name string) uri.URI {
	return uri.File(filepath.Join(f.dir, filepath.FromSlash(name)))
}

// changed reports to the server that files have changed on disk.
func (f folder) changed(r run, names ...string) {
	changes := []lsptest.Object{}
	for _, name := range names {
		changes = append(changes, lsptest.Object{"uri": string(f.uri(name)), "type": 2})
	}
	r.Notify("workspace/didChangeWatchedFiles", lsptest.Object{"changes": changes})
}

// publishedOf waits until diagnostics of the file u are published that satisfy want.
func publishedOf(r run, u uri.URI, want func([]string) bool) []protocol.Diagnostic {
	for {
		if p := r.Published(); p.URI == u && want(codesOf(p.Diagnostics)) {
			return p.Diagnostics
		}
	}
}

func has(code string) func([]string) bool {
	return func(codes []string) bool { return slices.Contains(codes, code) }
}

func lacks(code string) func([]string) bool {
	return func(codes []string) bool { return !slices.Contains(codes, code) }
}

const crm = `{"service": "CRM"}`

// A file that is created or deleted changes the diagnostics of an unchanged manifest.
func TestFilesAreWatched(t *testing.T) {
	f := newFolder(t, map[string]string{project.Manifest: crm})
	r := start(t, Options{}, nil)
	registered := make(chan string, 4)
	r.Reply("client/registerCapability", func(params json.RawMessage) any {
		registered <- string(params)
		return nil
	})
	r.Initialize(lsptest.Object{"capabilities": lsptest.Object{"workspace": lsptest.Object{"didChangeWatchedFiles": lsptest.Object{"dynamicRegistration": true}}}})
	if got := <-registered; !strings.Contains(got, "**/app/**") || !strings.Contains(got, "**/"+project.Manifest) {
		t.Errorf("watched %s", got)
	}
	manifest := f.uri(project.Manifest)
	r.Open(manifest, crm)
	publishedOf(r, manifest, has("app-missing"))
	f.write("app/widget.html", "")
	f.changed(r, "app/widget.html")
	publishedOf(r, manifest, lacks("app-missing"))
	if err := os.RemoveAll(filepath.Join(f.dir, "app")); err != nil {
		t.Fatal(err)
	}
	r.Notify("textDocument/didSave", lsptest.Document(manifest)) // a client that watches nothing
	publishedOf(r, manifest, has("app-missing"))

	// An unsaved file counts as existing.
	r.Open(f.uri("app/new.html"), "<html>")
	publishedOf(r, manifest, lacks("app-missing"))
	r.Shut(f.uri("app/new.html"))
	publishedOf(r, manifest, has("app-missing"))
}

// Diagnostics of a file that is not open are published, and cleared when it is corrected or the manifest closed.
func TestDiagnosticsOfOtherFiles(t *testing.T) {
	f := newFolder(t, map[string]string{project.Manifest: crm, "app/a b.html": "", "app/c.html": ""})
	for name, capabilities := range map[string]lsptest.Object{"pushed": nil, "pulled": pulling()} {
		t.Run(name, func(t *testing.T) {
			r := start(t, Options{}, nil)
			r.Initialize(capabilities)
			manifest, page := f.uri(project.Manifest), f.uri("app/a b.html")
			f.write("app/a b.html", "")
			r.Open(manifest, crm)
			list := publishedOf(r, page, has("file-name"))
			if list[0].Range != lsptest.Span(0, 0, 0, 0) {
				t.Errorf("published at %v", list[0].Range)
			}
			if err := os.Remove(filepath.Join(f.dir, "app", "a b.html")); err != nil {
				t.Fatal(err)
			}
			f.changed(r, "app/a b.html")
			publishedOf(r, page, lacks("file-name"))

			f.write("app/a b.html", "")
			f.changed(r, "app/a b.html")
			publishedOf(r, page, has("file-name"))
			r.Shut(manifest)
			publishedOf(r, page, lacks("file-name"))
		})
	}
}

// The project configuration applies in the editor, whether it is on disk or open.
func TestConfigurationApplies(t *testing.T) {
	f := newFolder(t, map[string]string{project.Manifest: crm})
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	manifest, configuration := f.uri(project.Manifest), f.uri(project.Configuration)
	r.Open(manifest, crm)
	publishedOf(r, manifest, has("app-missing"))

	off := `{"rules": {"app-missing": "off"}}`
	f.write(project.Configuration, off)
	f.changed(r, project.Configuration)
	publishedOf(r, manifest, lacks("app-missing"))

	r.Open(configuration, off)
	publishedOf(r, configuration, lacks("syntax"))
	at := strings.Index(off, "off")
	r.Replace(configuration, 2, lsptest.Span(0, uint32(at), 0, uint32(at)+3), "hint")
	list := publishedOf(r, manifest, has("app-missing"))
	if got := find(t, list, "app-missing"); got.Severity != protocol.DiagnosticSeverityHint {
		t.Errorf("severity %v", got.Severity)
	}
	r.Shut(configuration)
	publishedOf(r, manifest, lacks("app-missing"))
}

// Actions ignore a diagnostic or turn its rule off. They create the configuration or add to it.
func TestIgnoreActions(t *testing.T) {
	f := newFolder(t, map[string]string{project.Manifest: crm})
	manifest := f.uri(project.Manifest)
	params := capable()
	workspaceEdit := params["capabilities"].(lsptest.Object)["workspace"].(lsptest.Object)["workspaceEdit"].(lsptest.Object)
	workspaceEdit["resourceOperations"] = []string{"create"}
	r := start(t, Options{}, nil)
	r.Initialize(params)
	r.Open(manifest, crm)
	missing := find(t, publishedOf(r, manifest, has("app-missing")), "app-missing")
	offered := func() []protocol.CodeAction {
		return actionsIn(t, r, f.uri(project.Manifest), missing.Range, lsptest.Object{"only": []string{"quickfix"}, "diagnostics": []protocol.Diagnostic{missing}})
	}
	titled := func(start string) protocol.CodeAction {
		t.Helper()
		for _, a := range offered() {
			if strings.HasPrefix(a.Title, start) {
				return a
			}
		}
		t.Fatalf("no action %q among %v", start, offered())
		return protocol.CodeAction{}
	}
	ignore := titled("Ignore this app-missing")
	create, ok := ignore.Edit.DocumentChanges[0].(*protocol.CreateFile)
	if !ok || create.URI != f.uri(project.Configuration) {
		t.Fatalf("makes %v", ignore.Edit.DocumentChanges[0])
	}
	made := apply(t, "", &protocol.WorkspaceEdit{DocumentChanges: ignore.Edit.DocumentChanges[1:]})
	f.write(project.Configuration, made)
	f.changed(r, project.Configuration)
	publishedOf(r, manifest, lacks("app-missing"))

	f.write(project.Configuration, `{"rules": {}}`)
	f.changed(r, project.Configuration)
	publishedOf(r, manifest, has("app-missing"))
	off := apply(t, `{"rules": {}}`, titled("Turn app-missing off").Edit)
	if off != `{"rules": {"app-missing": "off"}}` {
		t.Errorf("turned off by %s", off)
	}
}

// A configuration that is not a regular file is not edited, and the server does not wait for its end.
func TestIgnoreActionsKeepSpecialFiles(t *testing.T) {
	for _, c := range []struct {
		name    string
		prepare func(path string) error
		want    []string // the first words of the actions
	}{
		{"missing", func(string) error { return nil }, []string{"Create app/widget.html", "Ignore this app-missing", "Turn app-missing off"}},
		{"device", func(path string) error { return os.Symlink("/dev/zero", path) }, []string{"Create app/widget.html"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFolder(t, map[string]string{project.Manifest: crm})
			if err := c.prepare(filepath.Join(f.dir, project.Configuration)); err != nil {
				t.Fatal(err)
			}
			if got := actionsOnMissingApp(t, f, []string{"create"}); !startLike(got, c.want) {
				t.Errorf("offered %q, want %q", got, c.want)
			}
		})
	}
}

// Only a client that can create files is offered actions that create one.
func TestFilesAreCreatedOnlyBySupportingClients(t *testing.T) {
	f := newFolder(t, map[string]string{project.Manifest: crm})
	for _, c := range []struct{ operations, want []string }{
		{[]string{"create"}, []string{"Create app/widget.html", "Ignore this app-missing", "Turn app-missing off"}},
		{[]string{"rename", "delete"}, nil},
		{nil, nil},
	} {
		if got := actionsOnMissingApp(t, f, c.operations); !startLike(got, c.want) {
			t.Errorf("a client that can %q is offered %q, want %q", c.operations, got, c.want)
		}
	}
}

// actionsOnMissingApp returns the titles of the quick fixes for app-missing in an extension, for a client with some resource
// operations.
func actionsOnMissingApp(t *testing.T, f folder, operations []string) []string {
	t.Helper()
	params := capable()
	workspaceEdit := params["capabilities"].(lsptest.Object)["workspace"].(lsptest.Object)["workspaceEdit"].(lsptest.Object)
	workspaceEdit["resourceOperations"] = operations
	r := start(t, Options{}, nil)
	r.Initialize(params)
	r.Open(f.uri(project.Manifest), crm)
	missing := find(t, publishedOf(r, f.uri(project.Manifest), has("app-missing")), "app-missing")
	var titles []string
	for _, a := range actionsIn(t, r, f.uri(project.Manifest), missing.Range, lsptest.Object{"only": []string{"quickfix"}}) {
		titles = append(titles, a.Title)
	}
	return titles
}

// startLike reports whether each string begins with the one of the same index in starts.
func startLike(list, starts []string) bool { return slices.EqualFunc(list, starts, strings.HasPrefix) }

// Desk's resources.json is a separate document, and is checked with the manifest while it is not open.
func TestResources(t *testing.T) {
	const broken = `{"permissions": 1,}`
	f := newFolder(t, map[string]string{
		project.Manifest:             `{"service": "DESK"}`,
		project.Resources:            broken,
		"other/" + project.Resources: broken,
	})
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	resources := f.uri(project.Resources)
	r.Open(f.uri(project.Manifest), `{"service": "DESK"}`)
	publishedOf(r, resources, has("syntax"))
	r.Open(resources, `{}`)
	publishedOf(r, resources, lacks("syntax"))
	r.Shut(resources)
	publishedOf(r, resources, has("syntax"))
	r.Shut(f.uri(project.Manifest))
	publishedOf(r, resources, lacks("syntax"))

	// Other services have files with that name.
	r.Open(f.uri("other/"+project.Resources), broken)
	if got := codesOf(publishedOf(r, f.uri("other/"+project.Resources), func([]string) bool { return true })); len(got) > 0 {
		t.Errorf("found %v in another product's file", got)
	}
}
