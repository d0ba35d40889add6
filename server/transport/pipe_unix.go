//go:build unix

package transport

import (
	"context"
	"net"
	"os"
	"path/filepath"
)

// listenPipe listens on a new Unix domain socket at path with mode 0600.
//
// The mode of a new socket depends on the umask and on the access control list of its folder, so that a
// chmod afterwards would leave a moment in which others can connect. The socket is therefore created in a new
// folder that only the user can enter, and moved to path when its mode is right. Setting the umask instead would
// affect all goroutines of the process. Moving also replaces a stale socket atomically.
func listenPipe(ctx context.Context, path string) (net.Listener, error) {
	dir, err := os.MkdirTemp(filepath.Dir(path), ".") // a short name: the path of a socket has about 100 bytes
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	private := filepath.Join(dir, "s")
	l, err := (&net.ListenConfig{}).Listen(ctx, "unix", private)
	if err != nil {
		return nil, err
	}
	made, err := moveSocket(private, path)
	if err != nil {
		_ = l.Close()
		return nil, err
	}
	if u, ok := l.(*net.UnixListener); ok {
		u.SetUnlinkOnClose(false) // it would remove the private path
	}
	return &pipe{Listener: l, path: path, made: made}, nil
}

// moveSocket moves a socket to path and returns its file information.
func moveSocket(private, path string) (os.FileInfo, error) {
	if err := os.Chmod(private, 0o600); err != nil {
		return nil, err
	}
	made, err := os.Lstat(private)
	if err != nil {
		return nil, err
	}
	return made, os.Rename(private, path)
}

// pipe is a listener whose socket was moved to path.
type pipe struct {
	net.Listener
	path string
	made os.FileInfo
}

// Addr implements [net.Listener].
func (p *pipe) Addr() net.Addr { return &net.UnixAddr{Name: p.path, Net: "unix"} }

// Close implements [net.Listener]. It removes the socket unless another process has replaced it.
func (p *pipe) Close() error {
	if now, err := os.Lstat(p.path); err == nil && os.SameFile(now, p.made) {
		_ = os.Remove(p.path)
	}
	return p.Listener.Close()
}
