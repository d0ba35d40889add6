//go:build unix

package main

import (
	"io/fs"
	"os"
	"syscall"
)

// keepOwner gives f the owner and group of another file, if the system permits it.
func keepOwner(f *os.File, like fs.FileInfo) {
	if at, ok := like.Sys().(*syscall.Stat_t); ok {
		_ = f.Chown(int(at.Uid), int(at.Gid))
	}
}
