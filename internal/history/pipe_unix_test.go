//go:build unix

package history_test

import (
	"path/filepath"
	"syscall"
	"testing"
)

// Reading a repository does not block on pipes.
func TestPipes(t *testing.T) {
	for _, path := range []string{".git/HEAD", ".git/config", ".git/refs/heads/master", ".git/packed-refs", ".git/objects/info/alternates", ".git/commondir"} {
		r := newRepository(t, "one")
		removeAll(t, r.dir, path)
		if err := syscall.Mkfifo(filepath.Join(r.dir, path), 0o600); err != nil {
			t.Fatal(err)
		}
		if path == ".git/packed-refs" {
			removeAll(t, r.dir, ".git/refs/heads/master")
		}
		expectError(t, r.dir, "HEAD", "")
	}
}
