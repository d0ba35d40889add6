package server

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/internal/text"
)

// connected is an extension whose code uses its connection in all ways, with characters of different widths.
var connected = map[string]string{
	project.Manifest: "{\r\n  \"service\": \"DESK\", \"about\": \"😀\",\r\n  \"connectors\": [\r\n" +
		"    { \"connectionName\": \"😀 Books\", \"connectionLinkName\": \"books\" },\r\n" +
		"    { \"connectionName\": \"Sign\", \"connectionLinkName\": \"sign\" }\r\n  ]\r\n}\r\n",
	"app/main.js": "const C = 'books'; // 😀\r\n/* 😀 */ ZOHODESK.request({ url: u, connectionLinkName: C });\r\n" +
		"/* 😀 */ ZOHODESK.request({ url: u, connectionLinkName: `books` });\r\n",
	"app/page.html": "\ufeff<script>/* 😀 */ ZOHODESK.request({ connectionLinkName: chosen || (eu ? \"books\" : 'sign') });</script>",
}

// allOf returns the parameters of initialize of a client that supports everything that is used here.
func allOf() lsptest.Object {
	return lsptest.Object{"capabilities": lsptest.Object{
		"textDocument": lsptest.Object{
			"definition": lsptest.Object{"linkSupport": true},
			"rename":     lsptest.Object{"prepareSupport": true, "honorsChangeAnnotations": true},
			"hover":      lsptest.Object{"contentFormat": []any{"markdown"}},
		},
		"workspace": lsptest.Object{
			"codeLens": lsptest.Object{"refreshSupport": true},
			"workspaceEdit": lsptest.Object{
				"documentChanges": true, "changeAnnotationSupport": lsptest.Object{},
			},
		},
		"experimental": lsptest.Object{"commands": lsptest.Object{"commands": []any{showReferences}}},
	}}
}

// openConnected writes that extension and opens some of its files in a client with these capabilities.
func openConnected(t *testing.T, client lsptest.Object, names ...string) (folder, run) {
	t.Helper()
	f := newFolder(t, connected)
	r := start(t, Options{}, nil)
	r.Initialize(client)
	for _, name := range names {
		r.Open(f.uri(name), connected[name])
	}
	return f, r
}

// pointing returns the parameters of a request at the first occurrence of needle in content. The position, in UTF-16, is that
// of the bar in needle.
func pointing(t *testing.T, u uri.URI, content, needle string) lsptest.Object {
	t.Helper()
	before, after, _ := strings.Cut(needle, "|")
	at := strings.Index(content, before+after)
	if at < 0 {
		t.Fatalf("there is no %q", needle)
	}
	p := text.New(content).Position(at+len(before), text.UTF16)
	params := lsptest.Document(u)
	params["position"] = lsptest.Object{"line": p.Line, "character": p.Col}
	return params
}

// shownAt returns the line of a location with brackets around its range.
func (f folder) shownAt(files map[string]string, u uri.URI, rng protocol.Range) string {
	for name, content := range files {
		if f.uri(name) != u {
			continue
		}
		t := text.New(strings.TrimPrefix(content, "\ufeff"))
		span := spanOf(t, rng, text.UTF16)
		line := t.LineSpan(int(rng.Start.Line))
		return name + ": " + strings.TrimSpace(t.Slice(text.Span{Start: line.Start, End: span.Start})+"["+t.Slice(span)+"]"+t.Slice(text.Span{Start: span.End, End: line.End}))
	}
	return string(u)
}

const (
	atBooks    = `plugin-manifest.json: { "connectionName": "😀 Books", "connectionLinkName": "[books]" },`
	inConstant = `app/main.js: /* 😀 */ ZOHODESK.request({ url: u, connectionLinkName: [C] });`
	inTemplate = "app/main.js: /* 😀 */ ZOHODESK.request({ url: u, connectionLinkName: `[books]` });"
	inPage     = `app/page.html: <script>/* 😀 */ ZOHODESK.request({ connectionLinkName: chosen || (eu ? "[books]" : 'sign') });</script>`
)

// From each use of a link name, all others are found, whichever files are open.
func TestNavigation(t *testing.T) {
	for _, c := range []struct {
		file, needle string
		open         []string
	}{
		{project.Manifest, `"bo|oks"`, []string{project.Manifest}},
		{project.Manifest, `"books|"`, []string{project.Manifest, "app/main.js"}},
		{"app/main.js", "`|books`", []string{"app/main.js"}},
		{"app/main.js", "'book|s'", []string{"app/main.js", project.Manifest}},
		{"app/main.js", "Name: |C", []string{"app/main.js"}},
	} {
		f := newFolder(t, connected)
		r := start(t, Options{}, nil)
		r.Initialize(allOf())
		for _, name := range c.open {
			r.Open(f.uri(name), connected[name])
		}
		params := pointing(t, f.uri(c.file), connected[c.file], c.needle)

		var links []protocol.LocationLink
		if err := r.Call("textDocument/definition", params, &links); err != nil {
			t.Fatal(err)
		}
		if len(links) != 1 || f.shownAt(connected, links[0].TargetURI, links[0].TargetSelectionRange) != atBooks || links[0].OriginSelectionRange == nil {
			t.Errorf("%s: definition %+v", c.needle, links)
		}

		for _, with := range []bool{true, false} {
			params["context"] = lsptest.Object{"includeDeclaration": with}
			var places []protocol.Location
			if err := r.Call("textDocument/references", params, &places); err != nil {
				t.Fatal(err)
			}
			got := []string{}
			for _, p := range places {
				got = append(got, f.shownAt(connected, p.URI, p.Range))
			}
			want := []string{inConstant, inTemplate, inPage}
			if with {
				want = slices.Insert(want, 0, atBooks)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: references\n%s", c.needle, strings.Join(got, "\n"))
			}
		}
	}
}

func TestHighlights(t *testing.T) {
	f := newFolder(t, connected)
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	for name, content := range connected {
		r.Open(f.uri(name), content)
	}
	for _, c := range []struct{ file, needle, want string }{
		{project.Manifest, `"|books"`, "3 " + atBooks + "\n"},
		{"app/main.js", "`|books`", "2 app/main.js: const C = '[books]'; // 😀\n2 " + inConstant + "\n2 " + inTemplate + "\n"},
		{project.Manifest, `"😀 Bo|oks"`, ""},
	} {
		var list []protocol.DocumentHighlight
		if err := r.Call("textDocument/documentHighlight", pointing(t, f.uri(c.file), connected[c.file], c.needle), &list); err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, h := range list {
			fmt.Fprintln(&got, h.Kind, f.shownAt(connected, f.uri(c.file), h.Range))
		}
		if got.String() != c.want {
			t.Errorf("%s:\n%swant\n%s", c.needle, got.String(), c.want)
		}
	}
}

// Adjacent extensions, and other projects, are independent.
func TestExtensionsAreIndependent(t *testing.T) {
	files := map[string]string{}
	for name, content := range connected {
		files["a/"+name], files["b/"+name] = content, content
	}
	files["c/app/main.js"] = connected["app/main.js"] // of no extension
	f := newFolder(t, files)
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	for name, content := range files {
		r.Open(f.uri(name), content)
	}
	params := pointing(t, f.uri("a/app/main.js"), connected["app/main.js"], "`bo|oks`")
	params["context"] = lsptest.Object{"includeDeclaration": true}
	var places []protocol.Location
	if err := r.Call("textDocument/references", params, &places); err != nil {
		t.Fatal(err)
	}
	for _, p := range places {
		if !strings.HasPrefix(string(p.URI), string(f.uri("a"))+"/") {
			t.Errorf("found %s", p.URI)
		}
	}
	if len(places) != 4 {
		t.Errorf("found %d places", len(places))
	}
	for _, method := range []string{"definition", "references", "documentHighlight", "prepareRename", "rename", "hover"} {
		for file, want := range map[string]bool{"a/app/main.js": true, "c/app/main.js": false} {
			params := pointing(t, f.uri(file), connected["app/main.js"], "`bo|oks`")
			params["context"], params["newName"] = lsptest.Object{"includeDeclaration": true}, "x"
			var answer any
			if err := r.Call("textDocument/"+method, params, &answer); err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(answer) != "<nil>" && fmt.Sprint(answer) != "[]"; got != want {
				t.Errorf("%s in %s: %v", method, file, answer)
			}
		}
	}
}

// Unsaved files are used, both code and the manifest.
func TestUnsavedCodeIsUsed(t *testing.T) {
	files := maps.Clone(connected)
	f := newFolder(t, files)
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Open(f.uri(project.Manifest), files[project.Manifest])
	r.Open(f.uri("app/main.js"), files["app/main.js"])
	r.Replace(f.uri("app/main.js"), 2, lsptest.Span(0, 0, 0, 0), "f({ connectionLinkName: 'sign' });\r\n")
	files["app/main.js"] = "f({ connectionLinkName: 'sign' });\r\n" + files["app/main.js"]
	f.write("app/page.html", "") // not reported
	files["app/page.html"] = ""

	params := pointing(t, f.uri(project.Manifest), files[project.Manifest], `"si|gn"`)
	params["context"] = lsptest.Object{"includeDeclaration": false}
	var places []protocol.Location
	if err := r.Call("textDocument/references", params, &places); err != nil {
		t.Fatal(err)
	}
	if len(places) != 1 || f.shownAt(files, places[0].URI, places[0].Range) != "app/main.js: f({ connectionLinkName: '[sign]' });" {
		t.Errorf("%v", places)
	}
}

// Requests in code use the unsaved manifest.
func TestUnsavedManifestIsUsed(t *testing.T) {
	f, r := openConnected(t, allOf(), project.Manifest, "app/main.js")
	definitions := func() int {
		var links []protocol.LocationLink
		if err := r.Call("textDocument/definition", pointing(t, f.uri("app/main.js"), connected["app/main.js"], "`|books`"), &links); err != nil {
			t.Fatal(err)
		}
		return len(links)
	}
	if n := definitions(); n != 1 {
		t.Errorf("%d definitions of a name that is declared", n)
	}
	replaceIn(r, f.uri(project.Manifest), 2, connected[project.Manifest], `"connectionLinkName": "books"`, `"connectionLinkName": "ledger"`)
	if n := definitions(); n != 0 {
		t.Errorf("%d definitions of a name that is declared on disk only", n)
	}
}

// Hover shows the connector for a name in code, and the uses for a name in the manifest.
func TestHoverOfLinkNames(t *testing.T) {
	f, r := openConnected(t, allOf(), project.Manifest, "app/main.js")
	for file, needle := range map[string]string{project.Manifest: `"bo|oks"`, "app/main.js": "`bo|oks`"} {
		var h *protocol.Hover
		if err := r.Call("textDocument/hover", pointing(t, f.uri(file), connected[file], needle), &h); err != nil || h == nil {
			t.Fatalf("%s: %v, %v", file, h, err)
		}
		said := h.Contents.(*protocol.MarkupContent).Value
		if !strings.Contains(said, "Used in 3 places:\n\n- `app/main.js:2`\n- `app/main.js:3`\n- `app/page.html:1 (possible)`") {
			t.Errorf("%s: %s", file, said)
		}
	}
	var h *protocol.Hover
	if err := r.Call("textDocument/hover", pointing(t, f.uri("app/main.js"), connected["app/main.js"], "re|quest"), &h); err != nil || h != nil {
		t.Errorf("%v, %v", h, err)
	}
}

func TestCodeLenses(t *testing.T) {
	f := newFolder(t, connected)
	f.write("app/page.html", "")
	r := start(t, Options{}, nil)
	asked := make(chan struct{}, 10)
	r.Reply("workspace/codeLens/refresh", func(json.RawMessage) any { asked <- struct{}{}; return nil })
	r.Initialize(allOf())
	r.Open(f.uri(project.Manifest), connected[project.Manifest])
	r.Open(f.uri("app/main.js"), connected["app/main.js"])
	titles := func() (all []string) {
		var list []protocol.CodeLens
		if err := r.Call("textDocument/codeLens", lsptest.Document(f.uri(project.Manifest)), &list); err != nil {
			t.Fatal(err)
		}
		for _, l := range list {
			var lens protocol.CodeLens
			if err := r.Call("codeLens/resolve", l, &lens); err != nil {
				t.Fatal(err)
			}
			all = append(all, fmt.Sprintf("%s %s %d", lens.Command.Title, lens.Command.Command, len(lens.Command.Arguments)))
		}
		return all
	}
	if got, want := titles(), []string{"2 uses " + showReferences + " 3", "not used  0"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for len(asked) > 0 {
		<-asked
	}
	r.Replace(f.uri("app/main.js"), 2, lsptest.Span(0, 0, 0, 0), "f({ connectionLinkName: 'sign' });\r\n")
	<-asked
	if got := titles(); len(got) != 2 || !strings.HasPrefix(got[1], "1 use ") {
		t.Errorf("%q", got)
	}
}

func TestWorkspaceSymbols(t *testing.T) {
	const manifest = `{"service": "DESK", "connectors": [{"connectionLinkName": "books"}], "zohoAuthorisation": {"connectionLinkName": "desk_books"},
		"modules": {"widgets": [{"name": "Bookshelf", "location": "desk.ticket.detail.rightpanel"}]}, "config": [{"name": "bookId"}, {"name": "other"}]}`
	f := newFolder(t, map[string]string{"a/" + project.Manifest: manifest})
	r := start(t, Options{}, nil)
	f.write("b/"+project.Manifest, `{"service": "DESK", "connectors": [{"connectionLinkName": "closed_other"}]}`)
	r.Initialize(lsptest.Object{"rootUri": string(f.uri(""))})
	r.Open(f.uri("a/"+project.Manifest), manifest)
	for query, want := range map[string]string{
		"":      "books desk_books Bookshelf bookId other closed_other",
		"BKS":   "books desk_books Bookshelf",
		"other": "other closed_other",
		"x":     "",
	} {
		var list []protocol.SymbolInformation
		if err := r.Call("workspace/symbol", lsptest.Object{"query": query}, &list); err != nil {
			t.Fatal(err)
		}
		got := map[string]bool{}
		for _, s := range list {
			got[s.Name] = s.ContainerName != nil && (*s.ContainerName == "a") == (s.Name != "closed_other")
		}
		wanted := map[string]bool{}
		for name := range strings.FieldsSeq(want) {
			wanted[name] = true
		}
		if !maps.Equal(got, wanted) {
			t.Errorf("%q: %v", query, got)
		}
	}
}

// Inlay hints with the number of uses are optional and follow edits of code.
func TestUsesAsInlayHints(t *testing.T) {
	client := allOf()
	client["initializationOptions"] = lsptest.Object{"pluginManifest": lsptest.Object{"inlayHints": lsptest.Object{"uses": true, "services": false}}}
	client["capabilities"].(lsptest.Object)["workspace"].(lsptest.Object)["inlayHint"] = lsptest.Object{"refreshSupport": true}
	f, r := openConnected(t, client, project.Manifest, "app/main.js")
	asked := make(chan struct{}, 10)
	r.Reply("workspace/inlayHint/refresh", func(json.RawMessage) any { asked <- struct{}{}; return nil })
	labels := func() string {
		params := lsptest.Document(f.uri(project.Manifest))
		params["range"] = lsptest.Span(0, 0, 9, 0)
		var hints []protocol.InlayHint
		if err := r.Call("textDocument/inlayHint", params, &hints); err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, h := range hints {
			all = append(all, string(h.Label.(protocol.String)))
		}
		return strings.Join(all, ", ")
	}
	if got := labels(); got != "3 uses, 1 use" {
		t.Errorf("%q", got)
	}
	r.Replace(f.uri("app/main.js"), 2, lsptest.Span(0, 0, 0, 0), "f({ connectionLinkName: 'sign' });\r\n")
	<-asked
	if got := labels(); got != "3 uses, 2 uses" {
		t.Errorf("%q", got)
	}
}
