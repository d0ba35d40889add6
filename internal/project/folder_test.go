package project_test

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"plugin-manifest-ls/internal/project"
)

var names = map[project.State]string{
	project.Missing: "missing", project.File: "file", project.Directory: "directory",
	project.Outside: "outside", project.Unreadable: "unreadable", project.Special: "special",
}

// listed returns the entries below app, one per line: state, size of a file and path.
func listed(tree *project.Tree) string {
	var b strings.Builder
	for _, e := range tree.Entries {
		b.WriteString(names[e.State])
		if e.Link {
			b.WriteString(" link")
		}
		b.WriteString(" " + strings.ToValidUTF8(e.Path, "?") + "\n")
	}
	if tree.Cut {
		b.WriteString("cut\n")
	}
	return b.String()
}

func files(content ...string) fstest.MapFS {
	disk := fstest.MapFS{}
	for i := 0; i < len(content); i += 2 {
		disk[content[i]] = &fstest.MapFile{Data: []byte(content[i+1]), Mode: 0o644}
	}
	return disk
}

func TestState(t *testing.T) {
	disk := files("plugin-manifest.json", "{}", "app/img/a b.png", "1", "app/widget.html", "2")
	folder := project.New(disk, map[string]string{"app/new/page.html": "3", "resources.json": "{}"})
	for name, want := range map[string]project.State{
		"app/widget.html":           project.File,
		"/app/widget.html":          project.File,
		"///app/widget.html":        project.File,
		"/app//./widget.html":       project.File,
		"/app/img/../widget.html":   project.File,
		"/app/img/a b.png":          project.File,
		"/app/new/page.html":        project.File,
		"resources.json":            project.File,
		"/app/img/":                 project.Directory,
		"/app/new":                  project.Directory,
		"":                          project.Directory,
		"/":                         project.Directory,
		".":                         project.Directory,
		"/app/..":                   project.Directory,
		"/app/none.html":            project.Missing,
		"/app/ne":                   project.Missing,
		"/app/widget.html/x":        project.Missing,
		"/etc/passwd":               project.Missing,
		`\app\widget.html`:          project.Missing,
		`C:\app\widget.html`:        project.Missing,
		"/C:/app/widget.html":       project.Missing,
		"app/\xff.html":             project.Missing,
		"app/\x00.html":             project.Missing,
		"..":                        project.Outside,
		"/../x":                     project.Outside,
		"/app/../../etc/passwd":     project.Outside,
		"/app/../..":                project.Outside,
		"..hidden":                  project.Missing,
		"/app/WIDGET.html":          project.Missing,
		strings.Repeat("a/", 5_000): project.Missing,
	} {
		for range 2 { // the second answer is a kept one
			if got := folder.State(name); got != want {
				t.Errorf("%q: %s, want %s", name, names[got], names[want])
			}
		}
	}
}

func TestScan(t *testing.T) {
	folder := project.New(files(
		"plugin-manifest.json", "{}", "app/b/b.html", "12", "app/a.html", "1", "app/c.js", "123", "node_modules/x.js", "",
	), map[string]string{"app/c.js": "12345", "app/d/e/f.html": "", "apple/x.html": "", "README.md": ""})
	tree := folder.App()
	if got, want := listed(tree), "file app/a.html\ndirectory app/b\nfile app/b/b.html\nfile app/c.js\ndirectory app/d\ndirectory app/d/e\nfile app/d/e/f.html\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if e, ok := tree.Find("app/c.js"); !ok || e.Size != 5 {
		t.Errorf("app/c.js has %d bytes, not those of the open editor", e.Size)
	}
	if _, ok := tree.Find("app/x"); ok {
		t.Error("app/x was found")
	}
	if got := len(tree.Files()); got != 4 {
		t.Errorf("%d files", got)
	}
	if tree != folder.App() {
		t.Error("the folder was read twice")
	}
}

func TestApp(t *testing.T) {
	for name, c := range map[string]struct {
		disk fs.FS
		open map[string]string
		want project.State
	}{
		"nothing":       {files(), nil, project.Missing},
		"empty":         {fstest.MapFS{"app": &fstest.MapFile{Mode: fs.ModeDir}}, nil, project.Directory},
		"a file":        {files("app", ""), nil, project.File},
		"open only":     {files(), map[string]string{"app/a.html": ""}, project.Directory},
		"open below":    {files("app", ""), map[string]string{"app/a.html": ""}, project.File},
		"leads out":     {fstest.MapFS{"app": &fstest.MapFile{Data: []byte("../x"), Mode: fs.ModeSymlink}}, nil, project.Outside},
		"is unreadable": {broken{files("app/a.html", ""), "app"}, nil, project.Unreadable},
	} {
		if got := project.New(c.disk, c.open).App().State; got != c.want {
			t.Errorf("%s: %s, want %s", name, names[got], names[c.want])
		}
	}
}

// broken is a file system with an unreadable path.
type broken struct {
	fs.FS
	at string
}

func (b broken) Open(name string) (fs.File, error) {
	if name == b.at {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.FS.Open(name)
}

func (b broken) Stat(name string) (fs.FileInfo, error) { return fs.Stat(b.FS, name) }

func TestUnreadable(t *testing.T) {
	disk := broken{files("app/a/x.html", "", "app/b/y.html", "", "app/z.html", ""), "app/a"}
	if got, want := listed(project.New(disk, nil).App()), "unreadable app/a\ndirectory app/b\nfile app/b/y.html\nfile app/z.html\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	disk.at = "app/z.html"
	if _, err := project.New(disk, nil).Text("app/z.html"); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("reading it: %v", err)
	}
}

// anyCase is a file system that is not case-sensitive.
type anyCase struct{ fstest.MapFS }

func (d anyCase) Open(name string) (fs.File, error) {
	for n := range d.MapFS {
		for ; n != "."; n = path.Dir(n) {
			if strings.EqualFold(n, name) {
				return d.MapFS.Open(n)
			}
		}
	}
	return nil, fs.ErrNotExist
}

func (d anyCase) Stat(name string) (fs.FileInfo, error) {
	f, err := d.Open(name)
	if err != nil {
		return nil, err
	}
	return f.Stat()
}

func TestCaseCounts(t *testing.T) {
	for _, disk := range []fs.FS{
		anyCase{files("app/Img/Logo.png", "", "app/widget.html", "")},
		files("app/Img/Logo.png", "", "app/widget.html", ""),
	} {
		folder := project.New(disk, nil)
		for name, want := range map[string]project.State{
			"/app/Img/Logo.png": project.File,
			"/app/Img":          project.Directory,
			"/app":              project.Directory,
			"/app/img/Logo.png": project.Missing,
			"/app/Img/logo.png": project.Missing,
			"/app/IMG":          project.Missing,
			"/APP/widget.html":  project.Missing,
		} {
			if got := folder.State(name); got != want {
				t.Errorf("%T: %s: %s, want %s", disk, name, names[got], names[want])
			}
		}
	}
}

func TestText(t *testing.T) {
	folder := project.New(files("a.json", "{}", "app/big.json", strings.Repeat(" ", project.MaxText+1), "app/most.json", strings.Repeat(" ", project.MaxText)),
		map[string]string{"app/open.json": "[]"})
	for name, want := range map[string]string{"a.json": "{}", "/a.json": "{}", "app/../a.json": "{}", "/app/open.json": "[]"} {
		if got, err := folder.Text(name); got != want || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if s, err := folder.Text("app/most.json"); len(s) != project.MaxText || err != nil {
		t.Errorf("the largest file: %d bytes, %v", len(s), err)
	}
	for name, want := range map[string]error{
		"none": fs.ErrNotExist, "../a.json": fs.ErrInvalid, "app/big.json": project.ErrTooLarge, "app/\xff": fs.ErrNotExist,
	} {
		if s, err := folder.Text(name); s != "" || !errors.Is(err, want) {
			t.Errorf("%q: %d bytes, %v, want %v", name, len(s), err, want)
		}
	}
	if s, err := folder.Text("app"); s != "" || err == nil {
		t.Errorf("a folder: %q, %v", s, err)
	}
}

func TestTogether(t *testing.T) {
	folder := project.New(files("app/a.html", "a", "app/B.html", "b"), nil)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if folder.State("app/b.html") != project.Missing || len(folder.App().Entries) != 2 {
				t.Error("App must return the same tree")
			}
			if s, _ := folder.Text("app/a.html"); s != "a" {
				t.Error("Text must return the same content")
			}
		})
	}
	all.Wait()
}

func TestTemplate(t *testing.T) {
	extension := files("app/widget.html", "")
	for dir, want := range map[string][2]bool{ // with app and without
		"/src/my-extension":        {false, false},
		"/src/my-extension/public": {false, false},
		"static":                   {false, false},
		"/x/app":                   {false, true},
		"/x/src":                   {false, true},
		"/x/public/extension":      {false, false},
		"/x/publication":           {false, false},
		".":                        {false, false},
		"/":                        {false, false},
	} {
		if got := [2]bool{project.Template(dir, extension), project.Template(dir, files())}; got != want {
			t.Errorf("%s: %v, want %v", dir, got, want)
		}
	}
}
