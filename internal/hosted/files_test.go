package hosted_test

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"plugin-manifest-ls/internal/hosted"
	"plugin-manifest-ls/internal/project"
)

// memory is a host with the files of a map below /ext, and nothing else.
type memory struct{ files fstest.MapFS }

func (m memory) Stat(name string) (hosted.Info, error) {
	rel, ok := strings.CutPrefix(name, "/ext")
	if !ok {
		return hosted.Info{}, fs.ErrNotExist
	}
	info, err := m.files.Stat(path.Join(".", strings.TrimPrefix(rel, "/")))
	if err != nil {
		return hosted.Info{}, fs.ErrNotExist
	}
	return hosted.Info{Base: info.Name(), Folder: info.IsDir(), Bytes: info.Size(), Modified: info.ModTime()}, nil
}

func (m memory) List(name string) ([]hosted.Info, error) {
	list, err := m.files.ReadDir(path.Join(".", strings.TrimPrefix(strings.TrimPrefix(name, "/ext"), "/")))
	if err != nil {
		return nil, err
	}
	var all []hosted.Info
	for _, e := range list {
		info, err := m.Stat(path.Join(name, e.Name()))
		if err != nil {
			return nil, err
		}
		all = append(all, info)
	}
	return all, nil
}

func (m memory) Read(name string) ([]byte, error) {
	return m.files.ReadFile(strings.TrimPrefix(name, "/ext/"))
}

func extension() fstest.MapFS {
	at := time.UnixMilli(1_700_000_000_000)
	return fstest.MapFS{
		"plugin-manifest.json":     {Data: []byte(`{"service": "DESK"}`), ModTime: at},
		"app/widget.html":          {Data: []byte("<p>"), ModTime: at},
		"app/translations/en.json": {Data: []byte("{}"), ModTime: at},
		"app/empty.js":             {ModTime: at},
	}
}

// The files of a host behave as a file system must.
func TestFilesAreAFileSystem(t *testing.T) {
	fsys := hosted.Files(memory{extension()}).Folder("/ext")
	if err := fstest.TestFS(fsys, "plugin-manifest.json", "app/widget.html", "app/translations/en.json", "app/empty.js"); err != nil {
		t.Error(err)
	}
}

// The folder of an extension is read through a host as from disk.
func TestExtensionOfAHost(t *testing.T) {
	folder := project.Open(hosted.Files(memory{extension()}), "/ext", nil, nil)
	if folder == nil {
		t.Fatal("the folder is not that of an extension")
	}
	for name, want := range map[string]project.State{
		"app/widget.html": project.File,
		"app":             project.Directory,
		"app/none.html":   project.Missing,
		"../other":        project.Outside,
	} {
		if got := folder.State(name); got != want {
			t.Errorf("%s: state %d, want %d", name, got, want)
		}
	}
	if content, err := folder.Text("app/widget.html"); content != "<p>" || err != nil {
		t.Errorf("got %q, %v", content, err)
	}
	if got := len(folder.All().Files()); got != 4 {
		t.Errorf("found %d files, want 4", got)
	}
	if project.Open(hosted.Files(memory{extension()}), "/other", nil, nil) != nil {
		t.Error("a folder that the host does not have is open")
	}
}

// large is a host with one huge file, which must not be requested.
type large struct{ memory }

func (large) Stat(name string) (hosted.Info, error) {
	return hosted.Info{Base: path.Base(name), Bytes: project.MaxText + 1}, nil
}

func (large) Read(string) ([]byte, error) { panic("a file that is too large was read") }

func TestLargeFilesAreNotRequested(t *testing.T) {
	_, err := project.New(hosted.Files(large{}).Folder("/ext"), nil).Text("app/huge.js")
	if !errors.Is(err, project.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}
