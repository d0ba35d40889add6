package project_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"plugin-manifest-ls/internal/project"
)

func TestRunReadsWhatIsOnDisk(t *testing.T) {
	dir := t.TempDir()
	write := func(content string) {
		if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var run project.Run
	defer run.Release()
	files := run.Folder(dir)
	for _, content := range []string{"first", "second"} {
		write(content)
		if got, err := fs.ReadFile(files, "a.txt"); err != nil || string(got) != content {
			t.Errorf("read %q, %v; want %q", got, err, content)
		}
	}
	run.Release()
	write("third")
	if got, err := fs.ReadFile(files, "a.txt"); err != nil || string(got) != "third" {
		t.Errorf("after Release: read %q, %v", got, err)
	}
	if _, err := files.Open("../b.txt"); err == nil {
		t.Error("a path that leaves the folder was opened")
	}
	if _, err := run.Folder(filepath.Join(dir, "missing")).Open("a.txt"); !os.IsNotExist(err) {
		t.Errorf("a folder that does not exist: %v", err)
	}
}

func TestRunScansLikeOS(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "app", "img"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"plugin-manifest.json", "app/widget.html", "app/img/logo.svg"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var run project.Run
	defer run.Release()
	paths := func(files project.Files) (all []string) {
		folder := project.New(files.Folder(dir), nil)
		for _, e := range folder.All().Entries {
			content, _ := folder.Text(e.Path)
			all = append(all, e.Path+" "+content)
		}
		return all
	}
	got, want := paths(&run), paths(project.OS{})
	if len(want) != 5 {
		t.Fatalf("%d entries: %q", len(want), want)
	}
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
}
