package project

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

// Disk returns the files below dir, a path of the operating system. Symbolic links are followed within dir. Links that
// leave it and links with an absolute target are errors, which make the [State] Outside. No file stays open between two
// calls.
func Disk(dir string) fs.FS { return disk(dir) }

type disk string

// Open implements [fs.FS].
func (d disk) Open(name string) (fs.File, error) {
	held, err := d.hold(".")
	if err != nil {
		return nil, err
	}
	defer held.Close()
	return held.Open(name)
}

// Stat implements [fs.StatFS].
func (d disk) Stat(name string) (fs.FileInfo, error) {
	held, err := d.hold(".")
	if err != nil {
		return nil, err
	}
	defer held.Close()
	return held.Stat(name)
}

// Lstat implements [fs.ReadLinkFS].
func (d disk) Lstat(name string) (fs.FileInfo, error) {
	held, err := d.hold(".")
	if err != nil {
		return nil, err
	}
	defer held.Close()
	return held.root.Lstat(name)
}

// ReadLink implements [fs.ReadLinkFS].
func (d disk) ReadLink(name string) (string, error) {
	held, err := d.hold(".")
	if err != nil {
		return "", err
	}
	defer held.Close()
	return held.root.Readlink(name)
}

// hold opens a folder below d.
func (d disk) hold(name string) (heldDisk, error) {
	root, err := os.OpenRoot(string(d))
	if err != nil || name == "." {
		return heldDisk{root}, err
	}
	defer root.Close()
	below, err := root.OpenRoot(name)
	return heldDisk{below}, err
}

// heldDisk is the folder of a [disk] that stays open during a series of calls.
type heldDisk struct{ root *os.Root }

// Open implements [fs.FS]. It does not block on a pipe.
func (h heldDisk) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return h.root.OpenFile(name, os.O_RDONLY|noWait, 0)
}

// Stat implements [fs.StatFS].
func (h heldDisk) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrInvalid}
	}
	return h.root.Stat(name)
}

// Close ends the series of calls.
func (h heldDisk) Close() { _ = h.root.Close() } // nothing was written

// held returns the files of a folder of fsys for a series of calls. release must be called after the last of them.
func held(fsys fs.FS, name string) (below fs.FS, release func(), err error) {
	switch d := fsys.(type) {
	case disk:
		h, err := d.hold(name)
		return h, h.Close, err
	case keptDisk:
		return d.hold(name)
	}
	below, err = fs.Sub(fsys, name)
	return below, func() {}, err
}

// stateOf returns the state of one path of a file system.
func stateOf(disk fs.FS, name string) State {
	at, err := fs.Stat(disk, name)
	switch {
	case err == nil && at.IsDir():
		return Directory
	case err == nil && at.Mode().IsRegular():
		return File
	case err == nil:
		return Special
	case escapes(err), leadsOut(disk, name):
		return Outside
	case errors.Is(err, fs.ErrNotExist), cannotExist(err):
		return Missing
	}
	return Unreadable
}

// escapes reports whether err is the error of an [os.Root] for a path outside of it. Package os does not export that
// error.
func escapes(err error) bool {
	at, ok := errors.AsType[*fs.PathError](err)
	return ok && strings.Contains(at.Err.Error(), "escapes")
}

// leadsOut reports whether name is a symbolic link whose target is outside, for file systems that report such links as
// missing.
func leadsOut(disk fs.FS, name string) bool {
	target, err := fs.ReadLink(disk, name)
	if err != nil {
		return false
	}
	if !path.IsAbs(target) {
		target = path.Join(path.Dir(name), target)
	}
	return path.IsAbs(target) || leaves(target)
}
