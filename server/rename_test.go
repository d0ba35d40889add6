package server

import (
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

// applied applies the edits of each file, and returns the files.
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

// replacedIn returns files with replacements in one of them, as pairs of an old and a new text.
func replacedIn(files map[string]string, name string, pairs ...string) map[string]string {
	made := maps.Clone(files)
	made[name] = strings.NewReplacer(pairs...).Replace(made[name])
	return made
}

// rename requests a rename and returns the edit and the messages to the user.
func (f folder) rename(r run, file, needle, to string) (*protocol.WorkspaceEdit, []protocol.ShowMessageParams) {
	f.t.Helper()
	params := pointing(f.t, f.uri(file), connected[file], needle)
	params["newName"] = to
	var edit protocol.WorkspaceEdit
	if err := r.Call("textDocument/rename", params, &edit); err != nil {
		f.t.Fatal(err)
	}
	var shown []protocol.ShowMessageParams
	for r.Unread("window/showMessage") > 0 { // they are sent before the response
		var message protocol.ShowMessageParams
		r.Next("window/showMessage", &message)
		shown = append(shown, message)
	}
	return &edit, shown
}

// edits returns the edits of each file and how many of them require confirmation.
func edits(edit *protocol.WorkspaceEdit) (all map[uri.URI][]protocol.TextEdit, confirmed map[uri.URI]int) {
	all, confirmed = maps.Clone(edit.Changes), map[uri.URI]int{}
	if all == nil {
		all = map[uri.URI][]protocol.TextEdit{}
	}
	for _, change := range edit.DocumentChanges {
		d := change.(*protocol.TextDocumentEdit)
		for _, e := range d.Edits {
			switch e := e.(type) {
			case *protocol.TextEdit:
				all[d.TextDocument.URI] = append(all[d.TextDocument.URI], *e)
			case *protocol.AnnotatedTextEdit:
				all[d.TextDocument.URI] = append(all[d.TextDocument.URI], e.TextEdit)
				if about := edit.ChangeAnnotations[e.AnnotationID]; about.NeedsConfirmation != nil && *about.NeedsConfirmation {
					confirmed[d.TextDocument.URI]++
				}
			}
		}
	}
	return all, confirmed
}

// Only possible uses require confirmation. The warning about Sigma is shown once.
func TestRenameConfirmsPossibleUses(t *testing.T) {
	for _, c := range []struct{ file, needle string }{{project.Manifest, `"bo|oks"`}, {"app/main.js", "'books|'"}} {
		f := newFolder(t, connected)
		r := start(t, Options{}, nil)
		if can := r.Initialize(allOf()).Capabilities.RenameProvider; can == protocol.Boolean(true) {
			t.Error("prepareProvider is not announced")
		}
		r.Open(f.uri(c.file), connected[c.file])
		params := pointing(t, f.uri(c.file), connected[c.file], c.needle)
		var prepared *protocol.PrepareRenamePlaceholder
		if err := r.Call("textDocument/prepareRename", params, &prepared); err != nil || prepared == nil || prepared.Placeholder != "books" ||
			!strings.Contains(f.shownAt(connected, f.uri(c.file), prepared.Range), "[books]") {
			t.Fatalf("prepared %+v, %v", prepared, err)
		}
		edit, shown := f.rename(r, c.file, c.needle, "web_shop")
		for _, change := range edit.DocumentChanges {
			d := change.(*protocol.TextDocumentEdit)
			if open := d.TextDocument.URI == f.uri(c.file); open != (d.TextDocument.Version != nil) {
				t.Errorf("version %v of %s", d.TextDocument.Version, d.TextDocument.URI)
			}
		}
		want := replacedIn(connected, project.Manifest, `"books"`, `"web_shop"`)
		want = replacedIn(want, "app/main.js", "books", "web_shop")
		want = replacedIn(want, "app/page.html", "books", "web_shop")
		all, confirmed := edits(edit)
		if got := f.applied(connected, all); !maps.Equal(got, want) {
			t.Errorf("%s: %q", c.needle, got)
		}
		if !maps.Equal(confirmed, map[uri.URI]int{f.uri("app/page.html"): 1}) {
			t.Errorf("%s: confirmation is required in %v", c.needle, confirmed)
		}
		if len(shown) != 1 || shown[0].Message != sigmaWarning || shown[0].Type != protocol.MessageTypeWarning {
			t.Errorf("messages are %+v", shown)
		}
		if _, shown := f.rename(r, c.file, c.needle, "web_shop"); len(shown) != 0 {
			t.Errorf("messages of the second rename are %+v", shown)
		}
	}
}

// Without possible uses, no edit is annotated, so that the new name applies at once.
func TestRenameOfCertainUsesNeedsNoConfirmation(t *testing.T) {
	f, r := openConnected(t, allOf(), project.Manifest)
	f.write("app/page.html", "")
	edit, _ := f.rename(r, project.Manifest, `"bo|oks"`, "web_shop")
	files := replacedIn(connected, "app/page.html", connected["app/page.html"], "")
	want := replacedIn(files, project.Manifest, `"books"`, `"web_shop"`)
	want = replacedIn(want, "app/main.js", "books", "web_shop")
	all, _ := edits(edit)
	if got := f.applied(files, all); !maps.Equal(got, want) || edit.ChangeAnnotations != nil {
		t.Errorf("%v, %q", edit.ChangeAnnotations, got)
	}
}

// A client without confirmation receives only certain uses, and a message lists the files with the others.
func TestRenameWithoutConfirmation(t *testing.T) {
	annotations := lsptest.Object{"documentChanges": true, "changeAnnotationSupport": lsptest.Object{}}
	honors := lsptest.Object{"rename": lsptest.Object{"honorsChangeAnnotations": true}}
	for name, client := range map[string]lsptest.Object{
		"neither":              {},
		"edits only":           {"workspace": lsptest.Object{"workspaceEdit": annotations}},
		"rename only":          {"workspace": lsptest.Object{"workspaceEdit": lsptest.Object{"documentChanges": true}}, "textDocument": honors},
		"no document versions": {"workspace": lsptest.Object{"workspaceEdit": lsptest.Object{"changeAnnotationSupport": lsptest.Object{}}}, "textDocument": honors},
	} {
		f, r := openConnected(t, lsptest.Object{"capabilities": client}, project.Manifest)
		want := replacedIn(connected, project.Manifest, `"books"`, `"web_shop"`)
		want = replacedIn(want, "app/main.js", "books", "web_shop")
		skipped := `Possible uses of "books" were not renamed in app/page.html`
		for _, messages := range [][]string{{sigmaWarning, skipped}, {skipped}} {
			edit, shown := f.rename(r, project.Manifest, `"bo|oks"`, "web_shop")
			all, _ := edits(edit)
			if got := f.applied(connected, all); !maps.Equal(got, want) || edit.ChangeAnnotations != nil {
				t.Errorf("%s: %v, %q", name, edit.ChangeAnnotations, got)
			}
			var texts []string
			for _, message := range shown {
				texts = append(texts, message.Message)
			}
			if !slices.Equal(texts, messages) {
				t.Errorf("%s: messages are %q, want %q", name, texts, messages)
			}
		}
	}
}

// A rename that changes nothing shows no warning.
func TestRenameToTheSameName(t *testing.T) {
	f, r := openConnected(t, allOf(), project.Manifest)
	edit, shown := f.rename(r, project.Manifest, `"bo|oks"`, "books")
	if len(edit.DocumentChanges) != 0 || len(shown) != 0 {
		t.Errorf("%+v, messages are %+v", edit.DocumentChanges, shown)
	}
}

func TestEnumerate(t *testing.T) {
	for want, names := range map[string][]string{"a": {"a"}, "a, b, c": {"a", "b", "c"}, "a, b, c and 2 more": {"a", "b", "c", "d", "e"}} {
		if got := enumerate(names); got != want {
			t.Errorf("%q is %q", names, got)
		}
	}
}

// Rename uses files as they are on disk, even if their changes were not reported.
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

// An invalid name is rejected with a message; without a link name, there is nothing to rename.
func TestRenameRejectsInvalidNames(t *testing.T) {
	f, r := openConnected(t, allOf(), project.Manifest, "app/main.js")
	for name, want := range map[string]string{
		"":         "The connection link name is empty; expected letters, digits and underscores",
		"web shop": "The connection link name must not contain a space, only letters, digits and underscores",
		`a"b`:      `The connection link name must not contain ", only letters, digits and underscores`,
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

// An undeclared name in code is renamed to a declared one without confirmation.
func TestRenameOfUndeclaredName(t *testing.T) {
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
