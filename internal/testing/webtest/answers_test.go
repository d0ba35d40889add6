//go:build web

package webtest

import (
	"encoding/json"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/testing/lsptest"
)

// base is the folder of the extension in the client.
const base = uri.URI("file:///extension")

// start connects a client with the files of fsys.
func start(t *testing.T, connection func(*testing.T) io.ReadWriteCloser, fsys fs.FS) *lsptest.Client {
	c := lsptest.New(t, connection(t))
	c.ServeFiles(base, fsys)
	c.Initialize(lsptest.Object{
		"workspaceFolders": []any{lsptest.Object{"uri": base, "name": "extension"}},
		"capabilities": lsptest.Object{
			"textDocument": lsptest.Object{"diagnostic": lsptest.Object{}},
			"experimental": lsptest.Object{"files": true},
		},
	})
	return c
}

// answer returns the result of a request as JSON, or the error.
func answer(c *lsptest.Client, method string, params lsptest.Object) string {
	var result json.RawMessage
	if err := c.Call(method, params, &result); err != nil {
		return err.Error()
	}
	return string(result)
}

// atDocument and atPosition are the requests that are compared.
var (
	atDocument = []string{
		"textDocument/diagnostic", "textDocument/documentSymbol", "textDocument/formatting", "textDocument/semanticTokens/full",
		"textDocument/foldingRange", "textDocument/documentLink", "textDocument/codeLens",
	}
	atPosition = []string{
		"textDocument/completion", "textDocument/hover", "textDocument/definition", "textDocument/documentHighlight",
		"textDocument/references", "textDocument/prepareRename", "textDocument/codeAction", "textDocument/linkedEditingRange",
	}
)

// The answers about every example are those of the server in this process: all diagnostics, and what an editor requests at random
// positions before and after an edit.
func TestExamples(t *testing.T) {
	manifests, err := filepath.Glob(filepath.Join(repository, "examples", "*", "plugin-manifest.json"))
	if err != nil || len(manifests) < 20 {
		t.Fatalf("found %d examples, %v", len(manifests), err)
	}
	for _, manifest := range manifests {
		dir := filepath.Dir(manifest)
		t.Run(filepath.Base(dir), func(t *testing.T) { compare(t, os.DirFS(dir)) })
	}
}

func compare(t *testing.T, fsys fs.FS) {
	web, here := start(t, inNode, fsys), start(t, inProcess, fsys)
	same := func(method string, params lsptest.Object) {
		t.Helper()
		if got, want := answer(web, method, params), answer(here, method, params); got != want {
			t.Errorf("%s of %v: got\n%s\nwant\n%s", method, params, got, want)
		}
	}
	everything := lsptest.Object{"previousResultIds": []any{}}
	if first := answer(here, "workspace/diagnostic", everything); !strings.Contains(first, string(base)+"/plugin-manifest.json") {
		t.Fatalf("the manifest is not found: %s", first)
	}
	same("workspace/diagnostic", everything) // with the code
	random := rand.New(rand.NewPCG(1, 2))
	for _, name := range served(t, fsys) {
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		u, lines := base+"/"+uri.URI(name), strings.Split(string(content), "\n")
		all := func() {
			for _, method := range atDocument {
				params := lsptest.Document(u)
				params["options"] = lsptest.Object{"tabSize": 2, "insertSpaces": true} // of formatting
				same(method, params)
			}
			for range 10 {
				line := random.IntN(len(lines))
				at := lsptest.Object{"line": line, "character": random.IntN(len(lines[line]) + 1)}
				for _, method := range atPosition {
					params := lsptest.Document(u)
					params["position"], params["range"] = at, lsptest.Object{"start": at, "end": at}
					params["context"] = lsptest.Object{"diagnostics": []any{}, "includeDeclaration": true}
					same(method, params)
				}
			}
		}
		web.Open(u, string(content))
		here.Open(u, string(content))
		all()
		change := lsptest.Document(u)
		change["textDocument"].(lsptest.Object)["version"] = 2
		change["contentChanges"] = []any{lsptest.Object{"text": strings.Replace(string(content), `"`, `"x`, 1)}}
		web.Notify("textDocument/didChange", change)
		here.Notify("textDocument/didChange", change)
		all()
	}
}

// served returns the paths of the files that an editor sends to the server.
func served(t *testing.T, fsys fs.FS) []string {
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if ext := filepath.Ext(name); err == nil && !d.IsDir() && slices.Contains([]string{".json", ".js", ".html"}, ext) {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
