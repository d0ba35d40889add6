//go:build unix

package project_test

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"plugin-manifest-ls/internal/project"
)

func TestSpecial(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "app/widget.html", "x")
	if err := syscall.Mkfifo(filepath.Join(dir, "app", "pipe.html"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(dir, "app")) // the path of a socket must be short
	socket, err := net.Listen("unix", "socket.html")
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	write(t, dir, "app/\xff\xfe/\xff.html", "")
	folder := project.Open(project.OS{}, dir, nil, nil)
	const want = "special app/pipe.html\nspecial app/socket.html\nfile app/widget.html\nunreadable app/?\n"
	if got := listed(folder.App()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	for _, name := range []string{"app/pipe.html", "app/socket.html"} {
		if s, err := folder.Text(name); err == nil { // a pipe is not waited for
			t.Errorf("%s: %q", name, s)
		}
		if folder.State(name) != project.Special {
			t.Errorf("%s: %s", name, names[folder.State(name)])
		}
	}
	// Nor is a pipe that has replaced a file since it was scanned.
	file, err := project.Disk(dir).Open("app/pipe.html")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if at, err := file.Stat(); err != nil || at.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe is %v, %v", at, err)
	}
}
