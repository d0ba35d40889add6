package workspace

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.lsp.dev/uri"
	"pgregory.net/rapid"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// contents are the texts that each file may have; an empty text means that the file does not exist.
var contents = map[string][]string{
	"a/plugin-manifest.json":        {"", faulty, `{"service": "DESK", "connectors": [{"connectionLinkName": "books"}], "modules": {"widgets": [{"url": "/app/page.html"}]}}`},
	"a/app/main.js":                 {"", "ZOHODESK.request({connectionLinkName: 'books'})", "ZOHODESK.request({connectionLinkName: 'no such'})"},
	"a/app/page.html":               {"", "<script src='main.js'></script>"},
	"a/resources.json":              {"", `{"resources": 1}`},
	".plugin-manifest-ls.json":      {"", `{"rules": {"link-name-whitespace": "off"}}`, `{"rules": 1}`},
	"b/sample-plugin-manifest.json": {"", faulty},
}

// committedIn has what a test commits, by root.
type committedIn map[string]string

func (c committedIn) lookUp(_ context.Context, root string, before *Committed) (*Committed, error) {
	src := c[root]
	if before != nil && before.Commit == src {
		return before, nil
	}
	m := manifest.Build(syntax.Parse(text.New(src)))
	return &Committed{Commit: src, Manifest: diagnostics.NewCommitted(m, diagnostics.LastCommit)}, nil
}

// settle runs the tasks of s until none is pending.
func settle(t *rapid.T, s *Snapshot, commits committedIn) *Snapshot {
	for round := 0; ; round++ {
		tasks := s.Pending()
		if len(tasks) == 0 {
			return s
		}
		if round > 20 {
			t.Fatalf("tasks are still pending: %v", tasks)
		}
		for _, task := range tasks {
			s, _ = s.Apply(s.Run(t.Context(), task, commits.lookUp))
		}
	}
}

// allDiagnostics returns the diagnostics of all documents and of the files around them, one per line.
func allDiagnostics(s *Snapshot) string {
	var lines []string
	list := func(of *Document, file uri.URI, d diagnostics.Diagnostic) {
		lines = append(lines, fmt.Sprint(of.URI, " ", file, " ", d.Code, d.Severity, d.Span, d.Message))
	}
	for _, d := range s.Documents() {
		for found := range d.Diagnostics(s.Settings()) {
			list(d, d.URI, found)
		}
	}
	for _, d := range s.Manifests() {
		for file, found := range s.Others(d, nil) {
			list(d, file.URI, found)
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// The server applies changes on the goroutine that reads messages, so that it must not parse there.
func TestApplyParsesNothing(t *testing.T) {
	root := t.TempDir()
	u := uri.File(filepath.Join(root, "plugin-manifest.json"))
	parsed := func(s *Snapshot) bool { return s.Document(u).parsed.Load().tree != nil }
	s, _ := New(project.OS{}, Settings{MaxFileSize: 1 << 20}).Apply(Open{Key: u, URI: u, Version: 1, Text: text.New(faulty)})
	edit := func(version int32) *Snapshot {
		draft := s.Document(u).Draft()
		draft.Edit(text.Insert(0, " "))
		next, _ := s.Apply(Edit{Key: u, Version: version, Draft: draft})
		return next
	}
	s = edit(2)
	s, _ = s.Apply(Touched{Paths: []string{filepath.Join(root, "app")}}, Folders{Paths: []string{root}}, Configure{})
	if parsed(s) {
		t.Error("a change parses a new document")
	}
	if s.Document(u).Report(); !parsed(s) {
		t.Fatal("a report does not parse the document")
	}
	if s = edit(3); len(s.Document(u).parsed.Load().hunks) == 0 {
		t.Error("an edit updates the tree")
	}
}

// After any sequence of changes and the tasks that follow, a snapshot has the same diagnostics as a new one in which the
// same files are open.
func TestSnapshotEqualsFreshOne(t *testing.T) {
	top, runs := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		dir := filepath.Join(top, strconv.Itoa(runs))
		names := slices.Sorted(maps.Keys(contents))
		names = append(names, "a/plugin-manifest.json", "a/plugin-manifest.json", "a/app/main.js", "a/app/main.js")
		for _, sub := range []string{"a/app", "b", ".git"} {
			if err := os.MkdirAll(filepath.Join(dir, sub), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		commits := committedIn{}
		chosen := Settings{Syntax: true, MaxFileSize: 1 << 20}
		s, _ := New(project.OS{}, chosen).Apply(Folders{Paths: []string{dir}})
		open := map[string]string{}
		for version := range rapid.IntRange(1, 40).Draw(t, "changes") {
			name := rapid.SampledFrom(names).Draw(t, "name")
			path := filepath.Join(dir, filepath.FromSlash(name))
			key := uri.File(path)
			content := rapid.SampledFrom(contents[name]).Draw(t, "content")
			_, isOpen := open[name]
			switch what := rapid.SampledFrom([]string{"open", "edit", "close", "write", "commit"}).Draw(t, "change"); {
			case what == "open" && !isOpen:
				open[name] = content
				s, _ = s.Apply(Open{key, key, int32(version), text.New(content)})
			case what == "edit" && isOpen:
				d := s.Document(key)
				if d == nil {
					d = s.File(path)
				}
				draft := d.Draft()
				draft.Replace(content)
				open[name] = content
				s, _ = s.Apply(Edit{key, int32(version), draft})
			case what == "close" && isOpen:
				delete(open, name)
				s, _ = s.Apply(Close{key})
			case what == "write":
				if content == "" {
					_ = os.Remove(path)
				} else if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
				reported := rapid.SampledFrom([]string{path, filepath.Dir(path), dir}).Draw(t, "reported") // the file or a folder around it
				s, _ = s.Apply(Touched{[]string{reported}})
			case what == "commit":
				commits[filepath.Join(dir, "a")] = rapid.SampledFrom(contents["a/plugin-manifest.json"]).Draw(t, "committed")
				s, _ = s.Apply(Touched{[]string{filepath.Join(dir, ".git", "HEAD")}})
			}
			if rapid.Bool().Draw(t, "looked at") {
				allDiagnostics(s)
			}
			if rapid.Bool().Draw(t, "tasks run") {
				s = settle(t, s, commits)
			}
		}
		got := allDiagnostics(settle(t, s, commits))

		fresh, _ := New(project.OS{}, chosen).Apply(Folders{Paths: []string{dir}})
		for name, content := range open {
			key := uri.File(filepath.Join(dir, filepath.FromSlash(name)))
			fresh, _ = fresh.Apply(Open{key, key, 1, text.New(content)})
		}
		if want := allDiagnostics(settle(t, fresh, commits)); got != want {
			t.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	})
}
