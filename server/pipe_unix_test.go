//go:build unix

package server

import (
	"net"
	"os"
	"path/filepath"
	"testing"
)

// The socket of a server that was replaced is left to the other one.
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
