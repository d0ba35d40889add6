//go:build !unix

package transport

import (
	"context"
	"net"
)

// listenPipe listens on a new socket at path, whose permissions are those that the folder gives its files.
func listenPipe(ctx context.Context, path string) (net.Listener, error) {
	return (&net.ListenConfig{}).Listen(ctx, "unix", path)
}
