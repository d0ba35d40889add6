package workspace

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/project"

	"go.lsp.dev/uri"

	"plugin-manifest-ls/internal/manifest"
)

func TestKindOf(t *testing.T) {
	for name, want := range map[string]struct {
		kind manifest.Kind
		ok   bool
	}{
		"plugin-manifest.json":        {manifest.Manifest, true},
		"Sample-Plugin-Manifest.JSON": {manifest.Manifest, true},
		"resources.json":              {manifest.Resources, true},
		"Resources.json":              {0, false},
		".plugin-manifest-ls.json":    {manifest.Configuration, true},
		"package.json":                {0, false},
	} {
		if kind, ok := KindOf(uri.File("/a/" + name)); kind != want.kind || ok != want.ok {
			t.Errorf("%s: kind %d, %v", name, kind, ok)
		}
	}
}

func TestBelow(t *testing.T) {
	for _, c := range []struct{ root, name, want string }{
		{"/a", "/a/b/c", "b/c"},
		{"/", "/b", "b"},
		{"/a", "/ab", ""},
		{"/a", "/a", ""},
		{"/a", "/a/", ""},
		{"", "/a", ""},
		{"/a/b", "/a", ""},
	} {
		root, name := filepath.FromSlash(c.root), filepath.FromSlash(c.name)
		if got, ok := Below(root, name); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s below %s: %q, %v, want %q", name, root, got, ok, c.want)
		}
	}
}

func TestWorkingTree(t *testing.T) {
	for name, want := range map[string]string{
		"/a/.git/HEAD": "/a", "/.git/HEAD": "/", "/a/.git/refs/heads/main": "/a", "/a/.git": "", "/a/.github/x": "", "/a/b": "",
	} {
		dir, ok := WorkingTree(filepath.FromSlash(name))
		if filepath.ToSlash(dir) != want || ok != (want != "") {
			t.Errorf("%s: %q, %v, want %q", name, dir, ok, want)
		}
	}
}

func TestEscapePath(t *testing.T) {
	const unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
	for c := range 256 {
		one := string([]byte{byte(c)})
		escaped := len(EscapePath(one)) == 3
		if escaped == (one == "/" || strings.Contains(unreserved, one)) {
			t.Errorf("%q becomes %q", one, EscapePath(one))
		}
	}
	if got, want := EscapePath("app/é [1].html"), "app/%C3%A9%20%5B1%5D.html"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// write creates files below dir.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// The code that a build puts into an extension belongs to it, if a folder at most [layout.MaxLevels] above the code contains
// the folder of the extension.
func TestRootOfSourcesBesideTheExtension(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"widget/plugin-manifest.json": desk,
		"package.json":                `{"scripts": {"build": "vite build --outDir widget/app"}}`,
	})
	s, _ := New(project.OS{}, Settings{}).Apply(Folders{[]string{dir}})
	for name, want := range map[string]string{
		"src/main.ts": "widget", "src/1/main.ts": "widget", "src/1/2/main.ts": "widget", "src/1/2/3/main.ts": "", "src/1/2/3/4/5/6/main.ts": "",
	} {
		root, ok := s.RootOf(filepath.Join(dir, filepath.FromSlash(name)))
		if ok != (want != "") || ok && root != filepath.Join(dir, filepath.FromSlash(want)) {
			t.Errorf("%s: %q, %v, want %q", name, root, ok, want)
		}
	}
}

func TestRootOfIsTheNearestManifest(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"a/plugin-manifest.json": "{}", "a/b/plugin-manifest.json": "{}"})
	for name, want := range map[string]string{
		"a/app/x.js": "a", "a/b/app/x.js": "a/b", "a/b/plugin-manifest.json": "a/b", "a/node_modules/x.js": "", "c/x.js": "",
	} {
		root, ok := New(project.OS{}, Settings{}).RootOf(filepath.Join(dir, filepath.FromSlash(name)))
		if ok != (want != "") || ok && root != filepath.Join(dir, filepath.FromSlash(want)) {
			t.Errorf("%s: %q, %v, want %q", name, root, ok, want)
		}
	}
}

// A URI of a file has a path, and the path has that URI.
func TestPathsOfURIs(t *testing.T) {
	for _, c := range []struct{ uri, path string }{
		{"file:///a/b%20c.json", "/a/b c.json"},
		{"vscode-vfs://github/owner/re%20po/plugin-manifest.json", "/vscode-vfs:github/owner/re po/plugin-manifest.json"},
		{"vscode-remote://wsl%2Bubuntu/home/a.json", "/vscode-remote:wsl%2Bubuntu/home/a.json"},
		{"vscode-remote://127.0.0.1:8080/home/a.json", "/vscode-remote:127.0.0.1%3A8080/home/a.json"},
		{"memfs:/sample/a.json", "/memfs:/sample/a.json"},
	} {
		u, err := uri.Parse(c.uri)
		if err != nil {
			t.Fatal(err)
		}
		if got := filepath.ToSlash(PathOf(u)); got != c.path {
			t.Errorf("the path of %s is %s, want %s", c.uri, got, c.path)
		}
		if back := URIOf(PathOf(u)); back != u {
			t.Errorf("the URI of %s is %s, want %s", PathOf(u), back, u)
		}
		if IsVirtual(PathOf(u)) == u.IsFile() {
			t.Errorf("virtual: %s", c.uri)
		}
	}
	for _, none := range []string{"untitled:plugin-manifest.json", "untitled:/plugin-manifest.json", "mailto:a", ""} {
		if got := PathOf(uri.URI(none)); got != "" {
			t.Errorf("the path of %q is %s", none, got)
		}
	}
	for _, onDisk := range []string{"/c++/a.json", "/", "/:a/b"} {
		if IsVirtual(onDisk) {
			t.Errorf("%s is virtual", onDisk)
		}
	}
}
