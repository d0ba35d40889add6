//go:build unix

package project

import (
	"errors"
	"syscall"
)

// noWait is the flag of open without which the other end of a pipe is waited for.
const noWait = syscall.O_NONBLOCK

// cannotBe reports whether err says that there can be nothing at a path: a part of it is a file and no
// folder, or it is no name for the system.
func cannotBe(err error) bool {
	return errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENAMETOOLONG)
}
