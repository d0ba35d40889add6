package workspace

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/diagnostics"
	"plugin-manifest-ls/internal/manifest"
	"plugin-manifest-ls/internal/project"
	"plugin-manifest-ls/internal/syntax"
	"plugin-manifest-ls/internal/text"
)

// bench is a workspace in a temporary folder.
type bench struct {
	*testing.T
	dir string
	s   *Snapshot
}

func newBench(t *testing.T, files map[string]string) *bench {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, files)
	s, _ := New(project.OS{}, Settings{Syntax: true, MaxFileSize: 1000}).Apply(Folders{Paths: []string{dir}})
	return &bench{t, dir, s}
}

func (b *bench) path(name string) string { return filepath.Join(b.dir, filepath.FromSlash(name)) }

func (b *bench) key(name string) uri.URI { return uri.File(b.path(name)) }

func (b *bench) open(name, content string) Change {
	return Open{Key: b.key(name), URI: b.key(name), Version: 1, Text: text.New(content)}
}

func (b *bench) edit(name, content string) Change {
	d := b.s.Document(b.key(name))
	if d == nil {
		d = b.s.File(b.path(name))
	}
	draft := d.Draft()
	draft.Replace(content)
	return Edit{Key: b.key(name), Version: d.Version + 1, Draft: draft}
}

// apply applies changes and returns the affected documents, separated by spaces.
func (b *bench) apply(changes ...Change) string {
	var keys []uri.URI
	b.s, keys = b.s.Apply(changes...)
	var names []string
	for _, key := range keys {
		rel, _ := Below(b.dir, PathOf(key))
		names = append(names, rel)
	}
	return strings.Join(names, " ")
}

// settle runs all pending tasks.
func (b *bench) settle() {
	for round := 0; len(b.s.Pending()) > 0; round++ {
		if round > 20 {
			b.Fatalf("tasks are still pending: %v", b.s.Pending())
		}
		for _, task := range b.s.Pending() {
			b.apply(b.s.Run(b.Context(), task, committedIn{}.lookUp))
		}
	}
}

func (b *bench) pending() string {
	var names []string
	for _, task := range b.s.Pending() {
		rel, _ := Below(b.dir, task.path)
		names = append(names, []string{"read ", "look up ", "index "}[task.kind]+rel)
	}
	return strings.Join(names, ", ")
}

// lookedUp is the change to a commit with another manifest of the extension a.
func lookedUp(b *bench, src string) Change {
	m := manifest.Build(syntax.Parse(text.New(src)))
	return LookedUp{Root: b.path("a"), Committed: &Committed{Commit: src, Manifest: diagnostics.NewCommitted(m, diagnostics.LastCommit)}}
}

const desk = `{"service": "DESK", "connectors": [{"connectionLinkName": "books"}]}`

// A change affects the documents of its extension and no others.
func TestAffectedDocuments(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(b *bench) Change
		want   string
	}{
		{"edited manifest", func(b *bench) Change { return b.edit("a/plugin-manifest.json", "{}") }, "a/plugin-manifest.json a/resources.json a/sample-plugin-manifest.json"},
		{"edited manifest without resources", func(b *bench) Change { return b.edit("b/plugin-manifest.json", "{}") }, "b/plugin-manifest.json"},
		{"edited sample", func(b *bench) Change { return b.edit("a/sample-plugin-manifest.json", "{}") }, "a/sample-plugin-manifest.json"},
		{"edited resources", func(b *bench) Change { return b.edit("a/resources.json", "{}") }, "a/resources.json"},
		{"edited code", func(b *bench) Change { return b.edit("a/app/open.js", "x") }, "a/plugin-manifest.json a/resources.json a/sample-plugin-manifest.json"},
		{"edited configuration", func(b *bench) Change { return b.edit("b/.plugin-manifest-ls.json", "{}") }, "b/.plugin-manifest-ls.json b/plugin-manifest.json"},
		{"closed code", func(b *bench) Change { return Close{b.key("a/app/open.js")} }, "a/plugin-manifest.json a/resources.json a/sample-plugin-manifest.json"},
		{"closed resources", func(b *bench) Change { return Close{b.key("a/resources.json")} }, "a/plugin-manifest.json a/resources.json a/sample-plugin-manifest.json"},
		{"closed unknown file", func(b *bench) Change { return Close{b.key("a/app/other.js")} }, ""},
		{"opened configuration of all extensions", func(b *bench) Change { return b.open(".plugin-manifest-ls.json", "{}") }, ".plugin-manifest-ls.json a/plugin-manifest.json a/resources.json a/sample-plugin-manifest.json b/.plugin-manifest-ls.json b/plugin-manifest.json"},
		{"opened resources of another folder", func(b *bench) Change { return b.open("resources.json", "{}") }, "resources.json"},
		{"opened code", func(b *bench) Change { return b.open("b/app/other.js", "x") }, "b/.plugin-manifest-ls.json b/plugin-manifest.json"},
		{"opened code of 1000 bytes", func(b *bench) Change { return b.open("b/app/other.js", strings.Repeat("x", 1000)) }, "b/.plugin-manifest-ls.json b/plugin-manifest.json"},
		{"opened code of 1001 bytes", func(b *bench) Change { return b.open("b/app/other.js", strings.Repeat("x", 1001)) }, ""},
		{"opened file that is not part of an extension", func(b *bench) Change { return b.open("b/notes.txt", "x") }, ""},
		{"file on disk", func(b *bench) Change { return Touched{[]string{b.path("b/app/x.html")}} }, "b/.plugin-manifest-ls.json b/plugin-manifest.json"},
		{"folder on disk", func(b *bench) Change { return Touched{[]string{b.path("b/app")}} }, "b/.plugin-manifest-ls.json b/plugin-manifest.json"},
		{"root on disk", func(b *bench) Change { return Touched{[]string{b.path("b")}} }, "b/.plugin-manifest-ls.json b/plugin-manifest.json"},
		{"other folder on disk", func(b *bench) Change { return Touched{[]string{b.path("c")}} }, "a/plugin-manifest.json a/resources.json a/sample-plugin-manifest.json b/.plugin-manifest-ls.json b/plugin-manifest.json"}, // it may contain sources
		{"dependency on disk", func(b *bench) Change { return Touched{[]string{b.path("b/node_modules/x.js")}} }, ""},
		{"configuration on disk", func(b *bench) Change { return Touched{[]string{b.path(".plugin-manifest-ls.json")}} }, "a/plugin-manifest.json a/resources.json a/sample-plugin-manifest.json b/.plugin-manifest-ls.json b/plugin-manifest.json"},
		{"configuration of one extension on disk", func(b *bench) Change { return Touched{[]string{b.path("a/.plugin-manifest-ls.json")}} }, "a/plugin-manifest.json a/resources.json a/sample-plugin-manifest.json"},
		{"file without a path", func(*bench) Change { return Touched{[]string{""}} }, ""},
		{"commit", func(b *bench) Change { return Touched{[]string{b.path(".git/HEAD")}} }, ""},
		{"settings", func(*bench) Change { return Configure{} }, "a/plugin-manifest.json a/resources.json a/sample-plugin-manifest.json b/.plugin-manifest-ls.json b/plugin-manifest.json"},
		{"other committed manifest", func(b *bench) Change { return lookedUp(b, strings.Replace(desk, "books", "crm", 1)) }, "a/plugin-manifest.json a/resources.json a/sample-plugin-manifest.json"},
		{"other commit with the same manifest", func(b *bench) Change {
			return LookedUp{Root: b.path("a"), Committed: &Committed{Commit: "2", Manifest: b.s.Extension(b.path("a")).committed.manifest()}}
		}, ""},
		{"committed manifest of a missing extension", func(b *bench) Change { return LookedUp{Root: b.path("c"), Committed: &Committed{}} }, ""},
		{"missing extension", func(b *bench) Change { return Indexed{Root: b.path("c")} }, ""},
	} {
		b := newBench(t, map[string]string{"a/plugin-manifest.json": desk, "b/plugin-manifest.json": desk})
		b.apply(
			b.open("a/plugin-manifest.json", desk), b.open("a/sample-plugin-manifest.json", desk), b.open("a/resources.json", "{}"), b.open("a/app/open.js", ""),
			b.open("b/plugin-manifest.json", desk), b.open("b/.plugin-manifest-ls.json", "{}"),
		)
		b.settle()
		if got := b.apply(c.change(b)); got != c.want {
			t.Errorf("%s affects %s, want %s", c.name, got, c.want)
		}
	}
}

// Only a change requests tasks, and running a task does not request it again.
func TestPendingTasks(t *testing.T) {
	b := newBench(t, map[string]string{"a/plugin-manifest.json": desk, "b/plugin-manifest.json": desk})
	for _, step := range []struct {
		name   string
		change Change
		want   string
	}{
		{"opened manifest", b.open("a/plugin-manifest.json", desk), "look up a, index a"},
		{"opened code", b.open("b/app/x.js", "x"), "read b/app/x.js, look up a"}, // it may be a source of a
		{"commit", Touched{[]string{b.path(".git/HEAD")}}, "look up a, look up b"},
		{"commit elsewhere", Touched{[]string{b.path("a/.git/HEAD")}}, "look up a"},
		{"manifest on disk", Touched{[]string{b.path("b/plugin-manifest.json")}}, "read b/plugin-manifest.json, look up b"},
		{"folder on disk", Touched{[]string{b.path("b")}}, "read b/app/x.js, read b/plugin-manifest.json, look up b"},
		{"other folder on disk", Touched{[]string{b.path("c")}}, "look up a, look up b"},
		{"opened manifest", b.open("b/plugin-manifest.json", desk), "look up b"},
	} {
		b.apply(step.change)
		got := b.pending()
		b.settle()
		if got != step.want {
			t.Errorf("%s: pending are %q, want %q", step.name, got, step.want)
		}
	}
}

// The manifest of an open file of code is checked until the file is closed or the manifest opened.
func TestClosedManifests(t *testing.T) {
	b := newBench(t, map[string]string{"a/plugin-manifest.json": desk, "outside/x": ""})
	closed := func() string {
		var names []string
		for _, d := range b.s.Closed() {
			rel, _ := Below(b.dir, d.Path)
			names = append(names, rel)
			if !d.Closed || d.OpenVersion() != nil || b.s.Find(b.key(rel)) != d || b.s.Document(b.key(rel)) != nil {
				t.Errorf("%s is open", rel)
			}
		}
		slices.Sort(names)
		return strings.Join(names, " ")
	}
	for _, step := range []struct {
		name   string
		change Change
		want   string
	}{
		{"opened code", b.open("a/app/x.js", "x"), "a/plugin-manifest.json"},
		{"opened manifest", b.open("a/plugin-manifest.json", desk), ""},
		{"closed manifest", Close{b.key("a/plugin-manifest.json")}, "a/plugin-manifest.json"},
		{"opened more code", b.open("a/app/y.js", "y"), "a/plugin-manifest.json"},
		{"closed code", Close{b.key("a/app/x.js")}, "a/plugin-manifest.json"},
		{"closed all code", Close{b.key("a/app/y.js")}, ""},
		{"opened code outside the folders", Open{Key: uri.File("/nowhere/app/x.js"), URI: uri.File("/nowhere/app/x.js"), Text: text.New("x")}, ""},
	} {
		b.apply(step.change)
		b.settle()
		if got := closed(); got != step.want {
			t.Errorf("%s: checked are %q, want %q", step.name, got, step.want)
		}
	}
}

// Only manifests in the folders that the client has open are read; without open folders, any manifest around a file.
func TestManifestsAreReadInOpenFolders(t *testing.T) {
	for _, c := range []struct {
		folders []string
		want    string
	}{
		{nil, "a/b/plugin-manifest.json"},
		{[]string{"a"}, "a/b/plugin-manifest.json"},
		{[]string{"c", "a/b"}, "a/b/plugin-manifest.json"},
		{[]string{"c"}, ""},
		{[]string{"a/b/app"}, ""},
	} {
		b := newBench(t, map[string]string{"a/b/plugin-manifest.json": desk})
		var paths []string
		for _, name := range c.folders {
			paths = append(paths, b.path(name))
		}
		b.apply(Folders{paths}, b.open("a/b/app/x.js", "x"))
		b.settle()
		got := ""
		for _, d := range b.s.Closed() {
			got, _ = Below(b.dir, d.Path)
		}
		if got != c.want {
			t.Errorf("with the folders %v, %q is read, want %q", c.folders, got, c.want)
		}
	}
}

// The manifest of an open file is checked while it exists on disk.
func TestManifestIsDeletedAndRestored(t *testing.T) {
	b := newBench(t, map[string]string{"a/plugin-manifest.json": desk})
	b.openAll(map[string]string{"a/app/x.js": "x"})
	path := b.path("a/plugin-manifest.json")
	for _, step := range []struct {
		change func() error
		want   int
	}{
		{func() error { return nil }, 1},
		{func() error { return os.Remove(path) }, 0},
		{func() error { return os.WriteFile(path, []byte(desk), 0o600) }, 1},
	} {
		if err := step.change(); err != nil {
			t.Fatal(err)
		}
		b.apply(Touched{[]string{path}})
		b.settle()
		if got := len(b.s.Closed()); got != step.want {
			t.Errorf("%d closed manifests are checked, want %d", got, step.want)
		}
	}
}
