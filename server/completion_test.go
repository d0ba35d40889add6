package server

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/internal/text"
)

// labels returns the labels of the completion in u at the end of before, which is a prefix of its text. extra are additional
// parameters.
func labels(t *testing.T, r run, u uri.URI, before string, extra lsptest.Object) []string {
	t.Helper()
	src := text.New(before)
	end := src.Position(src.Len(), text.UTF16)
	params := lsptest.Document(u)
	params["position"] = lsptest.Object{"line": end.Line, "character": end.Col}
	maps.Copy(params, extra)
	var list protocol.CompletionList
	if err := r.Call("textDocument/completion", params, &list); err != nil {
		t.Fatal(err)
	}
	found := []string{}
	for _, item := range list.Items {
		found = append(found, item.Label)
	}
	return found
}

// extensionOnDisk creates the files of an extension, by path, and returns a function for the URIs of paths below it.
func extensionOnDisk(t *testing.T, files map[string]string) func(name string) uri.URI {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return func(name string) uri.URI { return uri.File(filepath.Join(dir, filepath.FromSlash(name))) }
}

// Completion of paths includes files on disk and unsaved files.
func TestCompletionOfPaths(t *testing.T) {
	in := extensionOnDisk(t, map[string]string{"app/widget.html": "", "app/img/icon.png": ""})
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	before := `{"service": "DESK", "modules": {"widgets": [{"name": "A", "url": "/`
	r.Open(in("plugin-manifest.json"), before+`"}]}}`)
	r.Open(in("app/new.html"), "<html></html>")
	slashTyped := lsptest.Object{"context": lsptest.Object{"triggerKind": 2, "triggerCharacter": "/"}}
	for _, extra := range []lsptest.Object{nil, slashTyped} {
		if got := labels(t, r, in("plugin-manifest.json"), before, extra); !slices.Equal(got, []string{"/app/new.html", "/app/widget.html"}) {
			t.Errorf("offered %q", got)
		}
	}
	r.Shut(in("app/new.html"))
	if got := labels(t, r, in("plugin-manifest.json"), before, nil); !slices.Equal(got, []string{"/app/widget.html"}) {
		t.Errorf("offered %q once the editor is closed without saving", got)
	}
}

// The documentation of an item has the format that the client supports.
func TestCompletionDocumentation(t *testing.T) {
	const before = `{"service": "DESK", "connectors": [{"connectionLink`
	for _, c := range []struct {
		formats []string
		want    string // the type
	}{{[]string{"markdown", "plaintext"}, "*protocol.MarkupContent"}, {[]string{"plaintext"}, "protocol.String"}, {nil, "protocol.String"}} {
		r := start(t, Options{}, nil)
		r.Initialize(lsptest.Object{"capabilities": lsptest.Object{"textDocument": lsptest.Object{
			"completion": lsptest.Object{"completionItem": lsptest.Object{"documentationFormat": c.formats}},
		}}})
		r.Open(manifestURI, before)
		params := lsptest.Document(manifestURI)
		params["position"] = lsptest.Object{"line": 0, "character": len(before)}
		var list protocol.CompletionList
		if err := r.Call("textDocument/completion", params, &list); err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(list.Items, func(item protocol.CompletionItem) bool { return item.Label == "connectionLinkName" })
		if i < 0 {
			t.Fatal("connectionLinkName is not offered")
		}
		doc := list.Items[i].Documentation
		if got := fmt.Sprintf("%T", doc); got != c.want || len(fmt.Sprint(doc)) < 20 {
			t.Errorf("%q: %s %v", c.formats, got, doc)
		}
	}
}

// After a slash, only paths are completed.
func TestCompletionAtSlashes(t *testing.T) {
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	for _, before := range []string{"{/", `{"service": "DESK", /`, `{"service": "DESK", "config": [/`} {
		plain := strings.TrimSuffix(before, "/")
		r.Open(manifestURI, plain)
		if got := labels(t, r, manifestURI, plain, nil); len(got) == 0 {
			t.Errorf("nothing is offered at the end of %s", plain)
		}
		r.Shut(manifestURI)
		r.Open(manifestURI, before)
		slashTyped := lsptest.Object{"context": lsptest.Object{"triggerKind": 2, "triggerCharacter": "/"}}
		if got := labels(t, r, manifestURI, before, slashTyped); len(got) > 0 {
			t.Errorf("%q are offered at the end of %s", got, before)
		}
		r.Shut(manifestURI)
	}
}

// The other files of an extension are completed according to their kind.
func TestCompletionOfOtherFiles(t *testing.T) {
	in := extensionOnDisk(t, map[string]string{"plugin-manifest.json": `{"service": "DESK"}`})
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	for name, want := range map[string]string{"resources.json": "permissions", ".plugin-manifest-ls.json": "ignoreFindings"} {
		r.Open(in(name), "{")
		if got := labels(t, r, in(name), "{", nil); !slices.Contains(got, want) {
			t.Errorf("%s: offered %q", name, got)
		}
	}
	before := `{"rules": {"`
	r.Open(in("sub/.plugin-manifest-ls.json"), before)
	if got := strings.Join(labels(t, r, in("sub/.plugin-manifest-ls.json"), before, nil), " "); !strings.Contains(got, "duplicate-key") {
		t.Errorf("offered %q", got)
	}
}

// Scopes that requests in code require come first, as the code is in the editor.
func TestCompletionOfRequiredScopes(t *testing.T) {
	const before = `{"service": "DESK", "connectors": [{"connectionLinkName": "desk", "connectionName": "Desk", "serviceName": "zoho_desk", "scope": ["`
	code := "ZOHODESK.request({ url: 'https://desk.zoho.com/api/v1/contacts', type: 'GET', connectionLinkName: 'desk' });\n"
	in := extensionOnDisk(t, map[string]string{"plugin-manifest.json": before + `"]}]}`, "app/main.js": code})
	synctest.Test(t, func(t *testing.T) {
		r := start(t, Options{}, nil)
		r.Initialize(nil)
		r.Open(in("plugin-manifest.json"), before+`"]}]}`)
		synctest.Wait() // until the code is indexed
		if got := labels(t, r, in("plugin-manifest.json"), before, nil); len(got) == 0 || got[0] != "Desk.contacts.READ" {
			t.Errorf("offered %q for the code on disk", got[:min(len(got), 3)])
		}
		r.Open(in("app/main.js"), strings.Replace(code, "'GET'", "'DELETE'", 1)+strings.Replace(code, "contacts", "tickets", 1))
		got := labels(t, r, in("plugin-manifest.json"), before, nil)
		if slices.Contains(got[:min(len(got), 2)], "Desk.contacts.READ") || !slices.Contains(got[:min(len(got), 2)], "Desk.tickets.READ") {
			t.Errorf("offered %q for the code in the editor", got[:min(len(got), 3)])
		}
	})
}
