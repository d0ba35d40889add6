//go:build !unix

package project

import (
	"errors"
	"io/fs"
)

// noWait is the open flag that prevents blocking on a pipe; other systems have no pipes in folders.
const noWait = 0

// cannotExist reports whether err means that no file can exist at a path, because the name is invalid. Other systems
// report a path below a file as missing.
func cannotExist(err error) bool { return errors.Is(err, fs.ErrInvalid) }
