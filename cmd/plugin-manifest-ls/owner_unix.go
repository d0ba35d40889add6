//go:build unix

package main

import (
	"io/fs"
	"os"
	"syscall"
)

// keepOwner gives f the owner and the group of another file, if they are others than ours and the system
// lets us.
func keepOwner(f *os.File, like fs.FileInfo) {
	if at, ok := like.Sys().(*syscall.Stat_t); ok {
		_ = f.Chown(int(at.Uid), int(at.Gid))
	}
}
