package server

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/lsptest"
)

// desk declares one connection, books.
const desk = `{
  "service": "DESK",
  "whiteListedDomains": [],
  "connectors": [
    {"connectionLinkName": "books", "connectionName": "Books"}
  ]
}
`

// withDesk creates a Desk extension with some files of code.
func withDesk(t *testing.T, files map[string]string) folder {
	t.Helper()
	f := newFolder(t, files)
	f.write(project.Manifest, desk)
	f.write(project.Resources, "{}")
	return f
}

// replaceIn replaces old, which occurs once in content, by s.
func replaceIn(r interface {
	Replace(uri.URI, int, protocol.Range, string)
}, u uri.URI, version int, content, old, s string,
) {
	line, col := 0, strings.Index(content, old)
	if i := strings.LastIndexByte(content[:col], '\n'); i >= 0 {
		line, col = strings.Count(content[:i+1], "\n"), col-i-1
	}
	r.Replace(u, version, lsptest.Span(uint32(line), uint32(col), uint32(line), uint32(col+len(old))), s)
}

// view is what a client displays of each file. A newer list may arrive before older ones of other files.
type view struct {
	run
	shown map[uri.URI][]protocol.Diagnostic
}

// await waits until the diagnostics of the file u satisfy want, and returns them.
func (v view) await(u uri.URI, want func([]string) bool) []protocol.Diagnostic {
	return v.awaitList(u, func(list []protocol.Diagnostic) bool { return want(codesOf(list)) })
}

func (v view) awaitList(u uri.URI, want func([]protocol.Diagnostic) bool) []protocol.Diagnostic {
	for {
		if list, ok := v.shown[u]; ok && want(list) {
			return list
		}
		p := v.Published()
		v.shown[p.URI] = p.Diagnostics
	}
}

// at reports whether there is a diagnostic at rng.
func at(rng protocol.Range) func([]protocol.Diagnostic) bool {
	return func(list []protocol.Diagnostic) bool {
		return slices.ContainsFunc(list, func(d protocol.Diagnostic) bool { return d.Range == rng })
	}
}

// Diagnostics in code are published for its file, open or not, and follow edits of the code and of the manifest.
func TestDiagnosticsInCode(t *testing.T) {
	code := "// books\nZOHODESK.request({ connectionLinkName: 'boks' });\n"
	f := withDesk(t, map[string]string{"app/main.js": code})
	r := view{start(t, Options{}, nil), map[uri.URI][]protocol.Diagnostic{}}
	r.Initialize(nil)
	manifest, main := f.uri(project.Manifest), f.uri("app/main.js")
	r.Open(manifest, desk)
	list := r.await(main, has("link-name-undeclared"))
	if list[0].Range != lsptest.Span(1, 40, 1, 44) {
		t.Errorf("published at %v", list[0].Range)
	}

	r.Open(main, code)
	replaceIn(r, main, 2, code, "boks", "books")
	r.await(main, lacks("link-name-undeclared"))
	replaceIn(r, manifest, 2, desk, `"books"`, `"sign"`)
	r.await(manifest, has("connector-unused"))
	r.await(main, has("link-name-undeclared"))
	r.Replace(main, 3, lsptest.Span(0, 0, 0, 0), "f('sign');\n")
	r.await(manifest, lacks("connector-unused"))
	r.Replace(main, 4, lsptest.Span(0, 0, 0, 0), "// 😀\n")
	r.awaitList(main, at(lsptest.Span(3, 40, 3, 45)))

	r.Shut(main) // what is on disk counts again
	r.awaitList(main, at(lsptest.Span(1, 40, 1, 44)))
	f.write("app/main.js", "ZOHODESK.request({ connectionLinkName: 'sign' });")
	f.changed(r.run, "app/main.js")
	r.await(main, lacks("link-name-undeclared"))
	f.write("src/view.vue", "<script>ZOHODESK.request({ connectionLinkName: 'crm' })</script>")
	f.changed(r.run, "src/view.vue")
	r.await(f.uri("src/view.vue"), has("link-name-undeclared"))
	r.Shut(manifest)
	r.await(f.uri("src/view.vue"), lacks("link-name-undeclared"))
}

// A fix of code may change the manifest.
func TestFixesInCode(t *testing.T) {
	code := "ZOHODESK.request({ connectionLinkName: 'boks', url });\nZOHODESK.request({ url: 'https://api.example.com/v1' });\n"
	f := withDesk(t, nil)
	r := view{start(t, Options{}, nil), map[uri.URI][]protocol.Diagnostic{}}
	r.Initialize(capable())
	manifest, main := f.uri(project.Manifest), f.uri("app/main.js")
	r.Open(main, code)
	r.Open(manifest, desk)
	list := r.await(main, has("link-name-undeclared"))
	offered := map[string]*protocol.WorkspaceEdit{}
	for _, d := range list {
		for _, a := range actionsIn(t, r.run, main, d.Range, lsptest.Object{"only": []string{"quickfix"}, "diagnostics": list}) {
			offered[a.Title] = a.Edit
			if len(a.Diagnostics) != 1 {
				t.Errorf("%s is for %v", a.Title, a.Diagnostics)
			}
		}
	}
	for title, c := range map[string]struct {
		in          uri.URI
		before, has string
	}{
		`Change to "books"`:    {main, code, "connectionLinkName: 'books'"},
		`Add connector "boks"`: {manifest, desk, `"connectionLinkName": "boks"`},
		`Add "https://api.example.com" to "whiteListedDomains"`: {manifest, desk, `"whiteListedDomains": ["https://api.example.com"]`},
	} {
		edit := offered[title]
		if edit == nil {
			t.Errorf("%q is not offered", title)
			continue
		}
		change := edit.DocumentChanges[0].(*protocol.TextDocumentEdit)
		if change.TextDocument.URI != c.in || *change.TextDocument.Version != 1 {
			t.Errorf("%q changes %v", title, change.TextDocument)
		}
		if got := apply(t, c.before, edit); !strings.Contains(got, c.has) {
			t.Errorf("%q makes\n%s", title, got)
		}
	}
}

// Diagnostics in open code are published again after an edit of their line, since the client may have moved them.
func TestDiagnosticsInCodeArePublishedAgain(t *testing.T) {
	code := "ZOHODESK.request({ connectionLinkName: 'boks' });\n"
	f := withDesk(t, map[string]string{"app/main.js": code})
	synctest.Test(t, func(t *testing.T) {
		r := start(t, Options{}, nil)
		r.Initialize(nil)
		r.Open(f.uri(project.Manifest), desk)
		r.Open(f.uri("app/main.js"), code)
		published := func() (lists [][]string) {
			synctest.Wait()
			for r.Unread("textDocument/publishDiagnostics") > 0 {
				if p := r.Published(); p.URI == f.uri("app/main.js") {
					lists = append(lists, codesOf(p.Diagnostics))
				}
			}
			return lists
		}
		if lists := published(); len(lists) == 0 || !slices.Equal(lists[len(lists)-1], []string{"link-name-undeclared"}) {
			t.Fatalf("published %v", lists)
		}
		replaceIn(r, f.uri("app/main.js"), 2, code, ";", "; // later")
		if lists := published(); len(lists) != 1 || !slices.Equal(lists[0], []string{"link-name-undeclared"}) {
			t.Errorf("published %v after a change behind the name", lists)
		}
	})
}

// A client that pulls diagnostics receives a refresh when code changes the diagnostics of the manifest.
func TestCodeRefreshes(t *testing.T) {
	code := "ZOHODESK.request({ connectionLinkName: 'books' });\n"
	f := withDesk(t, map[string]string{"app/main.js": code})
	r := start(t, Options{}, nil)
	params := pulling()
	params["capabilities"].(lsptest.Object)["workspace"] = lsptest.Object{"diagnostics": lsptest.Object{"refreshSupport": true}}
	refreshed := make(chan bool, 100)
	r.Reply("workspace/diagnostic/refresh", func(json.RawMessage) any { refreshed <- true; return nil })
	r.Initialize(params)
	manifest, main := f.uri(project.Manifest), f.uri("app/main.js")
	r.Open(manifest, desk)
	unused := func() bool {
		var report protocol.RelatedFullDocumentDiagnosticReport
		if err := r.Call("textDocument/diagnostic", lsptest.Document(manifest), &report); err != nil {
			t.Fatal(err)
		}
		return slices.Contains(codesOf(report.Items), "connector-unused")
	}
	r.Open(main, code)
	<-refreshed // the code is indexed
	replaceIn(r, main, 2, code, "books", "sign")
	for !unused() {
		<-refreshed
	}
	r.Replace(main, 3, lsptest.Span(0, 0, 0, 0), "f('books');\n")
	for unused() {
		<-refreshed
	}
}

// Files that are binary, too large or in a package folder are skipped with a message.
func TestSkippedCode(t *testing.T) {
	f := withDesk(t, map[string]string{
		"app/binary.js":           "\x00ZOHODESK.request({ connectionLinkName: 'a' })",
		"app/broken.js":           "function ({ ] \n ZOHODESK.request({ connectionLinkName: 'broken'",
		"app/large.js":            strings.Repeat(" ", 9<<20),
		"node_modules/x/index.js": "ZOHODESK.request({ connectionLinkName: 'b' })",
	})
	r := view{start(t, Options{}, nil), map[uri.URI][]protocol.Diagnostic{}}
	r.Initialize(nil)
	r.Open(f.uri(project.Manifest), desk)
	r.await(f.uri("app/broken.js"), has("link-name-undeclared"))
	r.Open(f.uri("node_modules/x/index.js"), "ZOHODESK.request({ connectionLinkName: 'c' })")
	r.Open(f.uri("app/binary.js"), "ZOHODESK.request({ connectionLinkName: 'd' })")
	r.await(f.uri("app/binary.js"), has("link-name-undeclared"))
	var logged protocol.LogMessageParams
	for !strings.Contains(logged.Message, "app/large.js is too large") {
		r.Next("window/logMessage", &logged)
	}
}

// Code is checked while the manifest is not open; the manifest is then read from disk.
func TestCodeWithoutItsManifest(t *testing.T) {
	code := "ZOHODESK.request({ connectionLinkName: 'boks' });\n"
	f := withDesk(t, map[string]string{"app/main.js": code})
	r := view{start(t, Options{}, nil), map[uri.URI][]protocol.Diagnostic{}}
	r.Initialize(capable())
	manifest, main := f.uri(project.Manifest), f.uri("app/main.js")
	r.Open(main, code)
	list := r.await(main, has("link-name-undeclared"))
	additions := 0
	for _, a := range actionsIn(t, r.run, main, list[0].Range, lsptest.Object{"only": []string{"quickfix"}}) {
		if strings.HasPrefix(a.Title, "Add connector") {
			additions++
			if change := a.Edit.DocumentChanges[0].(*protocol.TextDocumentEdit); change.TextDocument.URI != manifest || change.TextDocument.Version != nil {
				t.Errorf("it changes %v", change.TextDocument)
			}
		}
	}
	if additions != 1 {
		t.Errorf("%d actions add the connector", additions)
	}
	f.write(project.Manifest, strings.Replace(desk, "books", "boks", 1))
	f.changed(r.run, project.Manifest)
	r.await(main, lacks("link-name-undeclared"))

	r.Open(manifest, desk) // the editor's text counts
	r.await(main, has("link-name-undeclared"))
	r.Shut(manifest)
	r.await(main, lacks("link-name-undeclared"))

	f.write(project.Manifest, desk)
	f.changed(r.run, project.Manifest)
	r.await(main, has("link-name-undeclared"))
	r.Shut(main) // nothing of the extension is open
	r.await(main, lacks("link-name-undeclared"))
}

// Files outside the folder of an extension are ignored.
func TestCodeOfNoExtension(t *testing.T) {
	f := newFolder(t, map[string]string{"main.js": ""})
	synctest.Test(t, func(t *testing.T) {
		r := start(t, Options{}, nil)
		r.Initialize(nil)
		r.Open(f.uri("main.js"), "ZOHODESK.request({ connectionLinkName: 'boks' });\n")
		r.Replace(f.uri("main.js"), 2, lsptest.Span(0, 0, 0, 0), "// more\n")
		r.Open(manifestURI, "{")
		synctest.Wait()
		if n := r.Unread("textDocument/publishDiagnostics"); n != 1 {
			t.Fatalf("published %d times", n)
		}
		if p := r.Published(); p.URI != manifestURI {
			t.Errorf("published of %s", p.URI)
		}
	})
}
