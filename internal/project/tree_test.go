package project_test

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"plugin-manifest-ls/internal/project"
)

// endless is a disk whose app has files without end, or folders in folders without end. It counts what
// is read.
type endless struct {
	kind fs.FileMode
	read *int
}

func (d endless) Open(name string) (fs.File, error) {
	return &folderWithoutEnd{endless: d, name: name}, nil
}

type folderWithoutEnd struct {
	endless
	name string
	n    int
}

func (f *folderWithoutEnd) Stat() (fs.FileInfo, error) { return found{f.name, fs.ModeDir}, nil }
func (f *folderWithoutEnd) Read([]byte) (int, error)   { return 0, fs.ErrInvalid }
func (f *folderWithoutEnd) Close() error               { return nil }

func (f *folderWithoutEnd) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		return nil, errors.New("asked for everything")
	}
	var batch []fs.DirEntry
	for range n {
		f.n++
		*f.read++
		batch = append(batch, fs.FileInfoToDirEntry(found{"f" + strconv.Itoa(f.n), f.kind}))
	}
	return batch, nil
}

type found struct {
	name string
	kind fs.FileMode
}

func (f found) Name() string       { return f.name }
func (f found) Size() int64        { return 1 }
func (f found) Mode() fs.FileMode  { return f.kind }
func (f found) ModTime() time.Time { return time.Time{} }
func (f found) IsDir() bool        { return f.kind.IsDir() }
func (f found) Sys() any           { return nil }

// The scan stops long before everything is read.
func TestBounds(t *testing.T) {
	for name, kind := range map[string]fs.FileMode{"files": 0, "folders": fs.ModeDir} {
		read := 0
		tree := project.New(endless{kind, &read}, nil).App()
		if !tree.Cut || len(tree.Entries) != 20_000 || read > 3*20_000 {
			t.Errorf("%s: %d entries of %d that were read, cut %t", name, len(tree.Entries), read, tree.Cut)
		}
	}
}

func TestDepth(t *testing.T) {
	deep := "app" + strings.Repeat("/d", 100)
	tree := project.New(fstest.MapFS{deep + "/x.html": {}, "app/y.html": {}}, nil).App()
	if _, ok := tree.Find("app/y.html"); !ok || !tree.Cut || len(tree.Entries) > 70 {
		t.Errorf("%d entries, cut %t", len(tree.Entries), tree.Cut)
	}
}

// The tree of the root has the same entries whether or not the folder app was scanned before.
func TestAllSkipsForeignFoldersInApp(t *testing.T) {
	disk := fstest.MapFS{
		"plugin-manifest.json":      {},
		"app/a.html":                {},
		"app/node_modules/p/i.js":   {},
		"app/.cache/x.js":           {},
		"app/js/node_modules/i.js":  {},
		"app/js/main.js":            {},
		"node_modules/app/index.js": {},
	}
	folder := project.New(disk, map[string]string{"app/js/open.js": "", "app/node_modules/open.js": ""})
	want := "directory app\nfile app/a.html\ndirectory app/js\nfile app/js/main.js\nfile app/js/open.js\nfile plugin-manifest.json\n"
	if got := listed(folder.All()); got != want {
		t.Errorf("got\n%s", got)
	}
	if _, ok := folder.App().Find("app/node_modules/p/i.js"); !ok {
		t.Error("the tree of app must have the files of packages, which zet packages")
	}
}
