package server

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/text"
)

// applied makes the edits of each file, and returns the files.
func (f folder) applied(files map[string]string, edits map[uri.URI][]protocol.TextEdit) map[string]string {
	f.t.Helper()
	made := maps.Clone(files)
	for u, list := range edits {
		name, ok := strings.CutPrefix(string(u), string(f.uri(""))+"/")
		if _, known := files[name]; !ok || !known {
			f.t.Fatalf("an edit of %s", u)
		}
		src, mark := strings.TrimPrefix(files[name], "\ufeff"), ""
		if src != files[name] {
			mark = "\ufeff"
		}
		var all []text.Edit
		for _, e := range list {
			all = append(all, text.Edit{Span: spanOf(text.New(src), e.Range, text.UTF16), New: e.NewText})
		}
		slices.SortFunc(all, func(a, b text.Edit) int { return a.Span.Start - b.Span.Start })
		result, err := text.Apply(src, all)
		if err != nil {
			f.t.Fatal(err)
		}
		made[name] = mark + result
	}
	return made
}

// replacedIn returns files with pairs of an old and a new text replaced in one of them.
func replacedIn(files map[string]string, name string, pairs ...string) map[string]string {
	made := maps.Clone(files)
	made[name] = strings.NewReplacer(pairs...).Replace(made[name])
	return made
}

// A client that can ask has all places, with the reason to ask; those that may mean something else have their own.
func TestRenameAsksFirst(t *testing.T) {
	for _, c := range []struct{ file, needle string }{{project.Manifest, `"bo|oks"`}, {"app/main.js", "'books|'"}} {
		f := newFolder(t, connected)
		r := start(t, Options{}, nil)
		if can := r.Initialize(allOf()).Capabilities.RenameProvider; can == protocol.Boolean(true) {
			t.Error("that it can be asked first is not told")
		}
		r.Open(f.uri(c.file), connected[c.file])
		params := pointing(t, f.uri(c.file), connected[c.file], c.needle)
		var prepared *protocol.PrepareRenamePlaceholder
		if err := r.Call("textDocument/prepareRename", params, &prepared); err != nil || prepared == nil || prepared.Placeholder != "books" ||
			!strings.Contains(f.shownAt(connected, f.uri(c.file), prepared.Range), "[books]") {
			t.Fatalf("prepared %+v, %v", prepared, err)
		}
		params["newName"] = "web_shop"
		var edit protocol.WorkspaceEdit
		if err := r.Call("textDocument/rename", params, &edit); err != nil {
			t.Fatal(err)
		}
		edits := map[uri.URI][]protocol.TextEdit{}
		perhaps := 0
		for _, change := range edit.DocumentChanges {
			d := change.(*protocol.TextDocumentEdit)
			if open := d.TextDocument.URI == f.uri(c.file); open != (d.TextDocument.Version != nil) {
				t.Errorf("version %v of %s", d.TextDocument.Version, d.TextDocument.URI)
			}
			for _, e := range d.Edits {
				annotated := e.(*protocol.AnnotatedTextEdit)
				about := edit.ChangeAnnotations[annotated.AnnotationID]
				if about.NeedsConfirmation == nil || !*about.NeedsConfirmation {
					t.Errorf("%s is changed unasked", d.TextDocument.URI)
				}
				if annotated.AnnotationID == possible {
					perhaps++
				}
				edits[d.TextDocument.URI] = append(edits[d.TextDocument.URI], annotated.TextEdit)
			}
		}
		want := replacedIn(connected, project.Manifest, `"books"`, `"web_shop"`)
		want = replacedIn(want, "app/main.js", "books", "web_shop")
		want = replacedIn(want, "app/page.html", "books", "web_shop")
		if got := f.applied(connected, edits); perhaps != 1 || !maps.Equal(got, want) {
			t.Errorf("%s: %d times perhaps\n%q", c.needle, perhaps, got)
		}
	}
}

// A client that cannot ask gets what is certain, and its user a warning, once.
func TestRenameWarns(t *testing.T) {
	f, r := openConnected(t, nil, project.Manifest)
	params := pointing(t, f.uri(project.Manifest), connected[project.Manifest], `"bo|oks"`)
	for range 2 {
		params["newName"] = "web_shop"
		var edit protocol.WorkspaceEdit
		if err := r.Call("textDocument/rename", params, &edit); err != nil {
			t.Fatal(err)
		}
		want := replacedIn(connected, project.Manifest, `"books"`, `"web_shop"`)
		want = replacedIn(want, "app/main.js", "books", "web_shop")
		if got := f.applied(connected, edit.Changes); !maps.Equal(got, want) || edit.DocumentChanges != nil {
			t.Errorf("%q", got)
		}
	}
	var said protocol.ShowMessageParams
	if r.Next("window/showMessage", &said); said.Message != createdWarning || r.Unread("window/showMessage") != 0 {
		t.Errorf("said %q and %d more", said.Message, r.Unread("window/showMessage"))
	}
}

// What has changed on disk is changed as it is there now, though nobody told of it.
func TestRenameReadsTheDisk(t *testing.T) {
	files := maps.Clone(connected)
	f := newFolder(t, files)
	r := start(t, Options{}, nil)
	r.Initialize(nil)
	r.Open(f.uri(project.Manifest), files[project.Manifest])
	params := pointing(t, f.uri(project.Manifest), files[project.Manifest], `"bo|oks"`)
	rename := func() map[string]string {
		var edit protocol.WorkspaceEdit
		params["newName"] = "web_shop"
		if err := r.Call("textDocument/rename", params, &edit); err != nil {
			t.Fatal(err)
		}
		return f.applied(files, edit.Changes)
	}
	rename()
	files["app/main.js"] = "// moved\n" + files["app/main.js"]
	files["app/new.js"] = "f({ connectionLinkName: 'books' })"
	f.write("app/main.js", files["app/main.js"])
	f.write("app/new.js", files["app/new.js"])
	want := replacedIn(files, project.Manifest, `"books"`, `"web_shop"`)
	want = replacedIn(want, "app/main.js", "books", "web_shop")
	want = replacedIn(want, "app/new.js", "books", "web_shop")
	if got := rename(); !maps.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// What cannot be a name is refused in a sentence; where there is none, there is nothing to rename.
func TestRenameRefuses(t *testing.T) {
	f, r := openConnected(t, allOf(), project.Manifest, "app/main.js")
	for name, want := range map[string]string{
		"":         "The connection link name is empty; expected letters, digits and underscores",
		"web shop": "The connection link name has a space in it; expected letters, digits and underscores",
		`a"b`:      `The connection link name has " in it; expected letters, digits and underscores`,
		"sign":     "Another connector has the connection link name sign; expected one that is not taken",
	} {
		params := pointing(t, f.uri("app/main.js"), connected["app/main.js"], "`bo|oks`")
		params["newName"] = name
		err := r.Call("textDocument/rename", params, nil)
		wantCode(t, err, -32803)
		if err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%q: %v", name, err)
		}
	}
	for file, needle := range map[string]string{project.Manifest: `"😀 Bo|oks"`, "app/main.js": "Name: |C"} {
		params := pointing(t, f.uri(file), connected[file], needle)
		params["newName"] = "x"
		for _, method := range []string{"prepareRename", "rename"} {
			var said any
			if err := r.Call("textDocument/"+method, params, &said); err != nil || said != nil {
				t.Errorf("%s: %v, %v", method, said, err)
			}
		}
	}
}

// A name in code that no connector has becomes the name of one without further ado.
func TestRenameOfMisspeltName(t *testing.T) {
	files := map[string]string{project.Manifest: connected[project.Manifest], "app/a.js": "f({ connectionLinkName: 'boks' })"}
	f := newFolder(t, files)
	r := start(t, Options{}, nil)
	r.Initialize(allOf())
	r.Open(f.uri("app/a.js"), files["app/a.js"])
	params := pointing(t, f.uri("app/a.js"), files["app/a.js"], "bo|ks")
	params["newName"] = "books"
	var edit protocol.WorkspaceEdit
	if err := r.Call("textDocument/rename", params, &edit); err != nil {
		t.Fatal(err)
	}
	if len(edit.DocumentChanges) != 1 || edit.ChangeAnnotations != nil {
		t.Errorf("%+v", edit)
	}
}
