package project

import (
	"errors"
	"io/fs"
	"os"
	"strings"
)

// Disk returns the files below dir, a path of the operating system. Symbolic links are followed as
// long as they stay below dir; what leads out of it is an error that [State] tells as Outside.
// Nothing is held open between two calls.
func Disk(dir string) fs.FS { return disk(dir) }

type disk string

// Open implements [fs.FS].
func (d disk) Open(name string) (fs.File, error) {
	root, err := os.OpenRoot(string(d))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.FS().Open(name)
}

// Stat implements [fs.StatFS].
func (d disk) Stat(name string) (fs.FileInfo, error) {
	root, err := os.OpenRoot(string(d))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return fs.Stat(root.FS(), name)
}

// stateOf looks at one path of a file system.
func stateOf(disk fs.FS, name string) State {
	at, err := fs.Stat(disk, name)
	switch {
	case err == nil && at.IsDir():
		return Directory
	case err == nil && at.Mode().IsRegular():
		return File
	case err == nil:
		return Special
	case errors.Is(err, fs.ErrNotExist), isNotDir(err):
		return Missing
	case escapes(err):
		return Outside
	}
	return Unreadable
}

// escapes reports whether err is that of an [os.Root] for a path that leads out of it. The package os
// exports no such error.
func escapes(err error) bool {
	at, ok := errors.AsType[*fs.PathError](err)
	return ok && strings.Contains(at.Err.Error(), "escapes")
}
