//go:build unix

package project

import (
	"errors"
	"syscall"
)

// noWait is the open flag that prevents blocking on a pipe.
const noWait = syscall.O_NONBLOCK

// cannotExist reports whether err means that no file can exist at a path: a parent is a file, or the name is invalid.
func cannotExist(err error) bool {
	return errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENAMETOOLONG)
}
