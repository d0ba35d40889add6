//go:build !unix

package project

import (
	"errors"
	"io/fs"
)

// noWait is the flag of open without which the other end of a pipe is waited for; other systems have
// no pipes in folders.
const noWait = 0

// cannotBe reports whether err says that there can be nothing at a path, because it is no name for the
// system. Of a path of which a part is a file and no folder other systems say that it does not exist.
func cannotBe(err error) bool { return errors.Is(err, fs.ErrInvalid) }
