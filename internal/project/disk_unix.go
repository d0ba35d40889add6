//go:build unix

package project

import (
	"errors"
	"syscall"
)

// isNotDir reports whether err says that a part of a path is a file and no folder.
func isNotDir(err error) bool { return errors.Is(err, syscall.ENOTDIR) }
