package server

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
)

func TestPushUntilTheFirstPull(t *testing.T) {
	r := start(t, Options{}, func(s *session) { s.diagnose = marks })
	options := r.Client.Initialize(pulling()).Capabilities.DiagnosticProvider.(*protocol.DiagnosticOptions)
	if !options.InterFileDependencies {
		t.Error("a change of code may change the diagnostics of the manifest")
	}
	if options.Identifier == nil || *options.Identifier == "" {
		t.Error("pulled diagnostics have no identifier: clearing the pushed ones clears them too in Helix")
	}
	r.Open(manifestURI, "x")
	if got := r.Published(); got.URI != manifestURI || len(got.Diagnostics) != 1 {
		t.Fatalf("published %v", got)
	}
	if got := ask(t, r.Go("textDocument/diagnostic", lsptest.Document(manifestURI))); len(got) != 1 {
		t.Errorf("pulled %v", got)
	}
	if got := r.Published(); got.URI != manifestURI || len(got.Diagnostics) != 0 {
		t.Errorf("published %v after the first pull", got)
	}
	r.Replace(manifestURI, 2, lsptest.Span(0, 0, 0, 0), "x")
	if got := ask(t, r.Go("textDocument/diagnostic", lsptest.Document(manifestURI))); len(got) != 2 {
		t.Errorf("pulled %v", got)
	}
	r.Shut(manifestURI)
	wantAlive(t, r)
	if n := r.Unread("textDocument/publishDiagnostics"); n > 0 {
		t.Errorf("published %d more", n)
	}
}

// refreshed opens the manifest of a folder in a client that counts refresh requests. The first one is answered when release is
// closed.
func refreshed(t *testing.T) (r run, root string, asked chan struct{}, release chan struct{}) {
	t.Helper()
	root = t.TempDir()
	path := filepath.Join(root, "plugin-manifest.json")
	if err := os.WriteFile(path, []byte(`{"service": "DESK"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	asked, release = make(chan struct{}, 1000), make(chan struct{})
	r = start(t, Options{}, nil)
	r.Reply("workspace/diagnostic/refresh", func(json.RawMessage) any {
		asked <- struct{}{}
		<-release
		return nil
	})
	params := pulling()
	params["capabilities"].(lsptest.Object)["workspace"] = lsptest.Object{"diagnostics": lsptest.Object{"refreshSupport": true}}
	r.Initialize(params)
	r.Open(uri.File(path), `{"service": "DESK"}`)
	<-asked
	return r, root, asked, release
}

func changed(r run, path string) {
	r.Notify("workspace/didChangeWatchedFiles", lsptest.Object{"changes": []lsptest.Object{{"uri": string(uri.File(path)), "type": 1}}})
}

func TestRefreshesAreCoalesced(t *testing.T) {
	r, root, asked, release := refreshed(t)
	for i := range 200 {
		changed(r, filepath.Join(root, "app", fmt.Sprintf("%d.js", i)))
	}
	wantAlive(t, r)
	if len(asked) > 0 {
		t.Error("another refresh was requested before the first was answered")
	}
	close(release)
	<-asked
	wantAlive(t, r)
	if len(asked) > 10 { // the manifest was opened, its folder indexed and its last commit read meanwhile
		t.Errorf("%d more refreshes", len(asked))
	}
}

func TestPathsThatDiagnosticsMayDependOn(t *testing.T) {
	for path, want := range map[string]bool{
		"/e/plugin-manifest.json":     true,
		"/e/resources.json":           true,
		"/e/.plugin-manifest-ls.json": true,
		"/e/app/translations/en.json": true,
		"/e/src/main.ts":              true,
		"/e/.git/HEAD":                true,
		"/e/app":                      true, // a folder
		"/e/README.md":                false,
		"/e/package.json":             true, // of a build
		"/e/pnpm-lock.yaml":           true, // tells the command of a build
		"/e/tsconfig.json":            false,
	} {
		if got := isRelevant(filepath.FromSlash(path)); got != want {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
}
