//go:build unix

package transport

import (
	"net"
	"os"
	"path/filepath"
	"testing"
)

// A server whose socket was replaced does not remove the new one.
func TestPipeIsReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "socket")
	first, err := listenPipe(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	second, err := listenPipe(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	first.Close()
	if conn, err := net.Dial("unix", path); err != nil {
		t.Error(err)
	} else {
		conn.Close()
	}
	second.Close()
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
