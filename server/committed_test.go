package server

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing/object"
	"go.lsp.dev/protocol"

	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/testing/lsptest"
	"plugin-manifest-ls/internal/workspace"
)

const (
	oldName = `{"service": "DESK", "connectors": [{"connectionLinkName": "books", "connectionName": "Books", "serviceName": "bitly"}]}`
	newName = `{"service": "DESK", "connectors": [{"connectionLinkName": "my_books", "connectionName": "Books", "serviceName": "bitly"}]}`
)

// commit commits the files of the folder in the repository around it.
func (f folder) commit() {
	f.t.Helper()
	r, err := git.PlainOpen(f.dir)
	if err != nil {
		r, err = git.PlainInit(f.dir, false)
	}
	if err != nil {
		f.t.Fatal(err)
	}
	tree, err := r.Worktree()
	if err == nil {
		err = tree.AddGlob(".")
	}
	if err == nil {
		_, err = tree.Commit("Change", &git.CommitOptions{Author: &object.Signature{Name: "A"}})
	}
	if err != nil {
		f.t.Fatal(err)
	}
}

// Differences from the last commit are reported until they are committed, also those that the manifest had when it was opened.
func TestLastCommit(t *testing.T) {
	for _, pulls := range []bool{false, true} {
		t.Run(map[bool]string{false: "pushed", true: "pulled"}[pulls], func(t *testing.T) {
			f := newFolder(t, map[string]string{"ext/" + project.Manifest: oldName})
			f.commit()
			r := start(t, Options{}, nil)
			params, refreshed := lsptest.Object{}, make(chan struct{}, 100)
			if pulls {
				params = pulling()
				params["capabilities"].(lsptest.Object)["workspace"] = lsptest.Object{"diagnostics": lsptest.Object{"refreshSupport": true}}
				r.Reply("workspace/diagnostic/refresh", func(json.RawMessage) any { refreshed <- struct{}{}; return nil })
			}
			r.Initialize(params)
			manifest := f.uri("ext/" + project.Manifest)
			r.Open(manifest, newName)
			until := func(want func([]string) bool) []protocol.Diagnostic {
				if !pulls {
					return publishedOf(r, manifest, want)
				}
				for {
					var report protocol.RelatedFullDocumentDiagnosticReport
					if err := r.Call("textDocument/diagnostic", lsptest.Document(manifest), &report); err != nil {
						t.Fatal(err)
					}
					if want(codesOf(report.Items)) {
						return report.Items
					}
					<-refreshed
				}
			}
			until(has("link-name-changed"))
			f.write("ext/"+project.Manifest, newName)
			f.commit()
			r.Notify("textDocument/didSave", lsptest.Document(manifest))
			until(lacks("link-name-changed"))
			r.Replace(manifest, 2, lsptest.Span(0, 0, 0, uint32(len(newName))), oldName)
			until(has("link-name-changed"))
			f.write("ext/"+project.Manifest, oldName)
			f.commit()
			f.changed(r, ".git/logs/HEAD") // a client that watches
			until(lacks("link-name-changed"))
		})
	}
}

// The fix is offered as a quick fix.
func TestLastCommitFix(t *testing.T) {
	f := newFolder(t, map[string]string{project.Manifest: oldName})
	f.commit()
	r := start(t, Options{}, nil)
	r.Initialize(capable())
	r.Open(f.uri(project.Manifest), newName)
	list := publishedOf(r, f.uri(project.Manifest), has("link-name-changed"))
	i := slices.IndexFunc(list, func(d protocol.Diagnostic) bool { return d.Code == protocol.String("link-name-changed") })
	var titles []string
	for _, a := range actionsIn(t, r, f.uri(project.Manifest), list[i].Range, lsptest.Object{"only": []string{"quickfix"}}) {
		titles = append(titles, a.Title)
	}
	if !slices.Contains(titles, `Change back to "books"`) {
		t.Errorf("offered: %q", titles)
	}
}

// A repository that cannot be read causes one log message and nothing else.
func TestLastCommitCannotBeRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFolder(t, map[string]string{project.Manifest: oldName})
		f.commit()
		f.write(".git/config", "[extensions]\n\tobjectformat = sha256\n")
		r := start(t, Options{}, nil)
		r.Initialize(nil)
		r.Open(f.uri(project.Manifest), strings.Replace(newName, "my_books", "my books", 1))
		publishedOf(r, f.uri(project.Manifest), has("link-name-whitespace"))
		var message protocol.LogMessageParams
		r.Next("window/logMessage", &message)
		for range 3 {
			r.Notify("textDocument/didSave", lsptest.Document(f.uri(project.Manifest)))
		}
		f.write(".git/config", "")
		f.changed(r, ".git/HEAD")
		publishedOf(r, f.uri(project.Manifest), has("link-name-changed"))
		synctest.Wait()
		if n := r.Unread("window/logMessage"); n > 0 || !strings.Contains(message.Message, "sha256") {
			t.Errorf("%d more lines of the log than %s", n, message.Message)
		}
	})
}

func TestCommittedIn(t *testing.T) {
	for path, want := range map[string]string{"/a/b/.git/HEAD": "/a/b", "/a/.git/modules/x/HEAD": "/a", "/a/b/c.git/HEAD": "", "/a/.gitignore": ""} {
		if got, _ := workspace.WorkingTree(filepath.FromSlash(path)); got != filepath.FromSlash(want) {
			t.Errorf("%s: got %s", path, got)
		}
	}
}
