package project_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"plugin-manifest-ls/internal/project"
)

// write writes a file below dir and creates its folders.
func write(t testing.TB, dir, name, content string) {
	t.Helper()
	at := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func link(t testing.TB, dir, name, target string) {
	t.Helper()
	if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
}

// extension creates an extension with links to everywhere, next to a secret that is not part of it.
func extension(t *testing.T) (dir string) {
	t.Helper()
	above := t.TempDir()
	dir = filepath.Join(above, "extension")
	write(t, above, "secret/key.html", "secret")
	write(t, dir, "plugin-manifest.json", "{}")
	write(t, dir, "parts/page.html", "parts")
	write(t, dir, "app/widget.html", "widget")
	link(t, dir, "app/beside.html", "widget.html")
	link(t, dir, "app/inside.html", "../parts/page.html")
	link(t, dir, "app/folder", "../parts")
	link(t, dir, "app/root", "..")
	link(t, dir, "app/out.html", "../../secret/key.html")
	link(t, dir, "app/outer", "../../secret")
	link(t, dir, "app/absolute.html", filepath.Join(above, "secret", "key.html"))
	link(t, dir, "app/absolute-inside.html", filepath.Join(dir, "parts", "page.html"))
	link(t, dir, "app/out-and-in.html", "../../extension/shared/page.html")
	link(t, dir, "app/out-to-nothing.html", "../../secret/none.html")
	link(t, dir, "app/dangling.html", "none.html")
	link(t, dir, "app/itself.html", "itself.html")
	link(t, dir, "app/tick.html", "tock.html")
	link(t, dir, "app/tock.html", "tick.html")
	link(t, dir, "app/chain.html", "link.html")
	link(t, dir, "app/link.html", "out.html")
	return dir
}

func TestLinks(t *testing.T) {
	folder := project.Open(project.OS{}, extension(t), nil, nil)
	const want = `outside link app/absolute-inside.html
outside link app/absolute.html
file link app/beside.html
outside link app/chain.html
missing link app/dangling.html
directory link app/folder
file link app/inside.html
unreadable link app/itself.html
outside link app/link.html
outside link app/out-and-in.html
outside link app/out-to-nothing.html
outside link app/out.html
outside link app/outer
directory link app/root
unreadable link app/tick.html
unreadable link app/tock.html
file app/widget.html
`
	if got := listed(folder.App()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	for _, e := range folder.App().Entries {
		if got := folder.State(e.Path); got != e.State {
			t.Errorf("%s: %s, but %s in the tree", e.Path, names[got], names[e.State])
		}
	}
	for name, want := range map[string]project.State{
		"app/folder/page.html":                  project.File,
		"app/folder/none.html":                  project.Missing,
		"app/root/app/root/app/widget.html":     project.File,
		"app/outer/key.html":                    project.Outside,
		"app/root/../../secret":                 project.Missing,
		"app/widget.html/x":                     project.Missing,
		"app/" + strings.Repeat("a", 300):       project.Missing,
		"app/" + strings.Repeat("a/", 5_000):    project.Missing,
		"app/\x00":                              project.Missing,
		"app/\xff":                              project.Missing,
		`app\widget.html`:                       project.Missing,
		"app/itself.html/x":                     project.Unreadable,
		filepath.ToSlash(t.TempDir()) + "/none": project.Missing,
	} {
		if got := folder.State(name); got != want {
			t.Errorf("%.40q: %s, want %s", name, names[got], names[want])
		}
	}
}

// opened records the names that a file system is asked to open.
type opened struct {
	fs.FS
	names map[string]bool
}

func (o opened) Open(name string) (fs.File, error) {
	o.names[name] = true
	return o.FS.Open(name)
}

func (o opened) Stat(name string) (fs.FileInfo, error) { return fs.Stat(o.FS, name) }

// Whatever a caller asks, only folders and readable files are opened, and nothing outside the root is read.
func TestNothingOutsideIsOpened(t *testing.T) {
	dir := extension(t)
	disk := opened{project.Disk(dir), map[string]bool{}}
	folder := project.New(disk, nil)
	entries := folder.App().Entries
	if len(disk.names) != 1 || !disk.names["app"] {
		t.Errorf("the scan opened %v", disk.names)
	}
	asked := []string{"../secret/key.html", "/../secret/key.html", "app/outer/key.html", "app/root/../../secret/key.html", filepath.Join(dir, "..", "secret", "key.html")}
	for _, e := range entries {
		asked = append(asked, e.Path)
	}
	for _, name := range asked {
		folder.State(name)
		if s, _ := folder.Text(name); strings.Contains(s, "secret") {
			t.Errorf("%s was read", name)
		}
	}
	for name := range disk.names {
		if s := folder.State(name); s != project.File && name != "app" {
			t.Errorf("%s was opened, which is %s", name, names[s])
		}
	}
}

func TestOddNames(t *testing.T) {
	dir := t.TempDir()
	odd := []string{"app/ ", "app/'quoted'.js", "app/-", "app/a\nb.html", "app/日本.html", "app/..."}
	for _, name := range odd {
		write(t, dir, name, "x")
	}
	folder := project.Open(project.OS{}, dir, nil, nil)
	if got := len(folder.App().Files()); got != len(odd) {
		t.Errorf("%d files, want %d", got, len(odd))
	}
	for _, name := range odd {
		if s, err := folder.Text(name); folder.State(name) != project.File || s != "x" {
			t.Errorf("%q: %s, %v", name, names[folder.State(name)], err)
		}
	}
}

func TestNoFolder(t *testing.T) {
	if project.Open(project.OS{}, filepath.Join(t.TempDir(), "none"), nil, nil) != nil {
		t.Error("Open returned a folder that does not exist")
	}
	folder := project.New(project.Disk(filepath.Join(t.TempDir(), "none")), nil)
	if s := folder.App().State; s != project.Missing || folder.State("x") != project.Missing {
		t.Errorf("app is %s", names[s])
	}
	templates := filepath.Join(t.TempDir(), "templates")
	write(t, templates, "plugin-manifest.json", "")
	if project.Open(project.OS{}, templates, nil, nil) != nil {
		t.Error("Open must return nil for a template")
	}
}

// A package has up to 250 files. An extension in a home directory can have any number.
func BenchmarkScan(b *testing.B) {
	for name, n := range map[string]int{"package": 250, "100000 files": 100_000} {
		b.Run(name, func(b *testing.B) {
			dir := b.TempDir()
			for i := range n {
				write(b, dir, "app/d"+strconv.Itoa(i%100)+"/f"+strconv.Itoa(i)+".html", "")
			}
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				if project.Open(project.OS{}, dir, nil, nil).App().Cut != (n > 20_000) {
					b.Fatal("not cut as it should be")
				}
			}
		})
	}
}
