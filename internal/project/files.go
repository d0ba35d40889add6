package project

import (
	"io/fs"
	"path/filepath"
)

// Files are the folders that extensions are in: those on disk or, in tests and browsers, in memory.
type Files interface {
	// Folder returns the files below dir, an absolute path. Links that leave dir are not followed (see [Disk]).
	Folder(dir string) fs.FS
}

// OS are the files of the operating system.
type OS struct{}

// Folder implements [Files].
func (OS) Folder(dir string) fs.FS { return Disk(dir) }

// In returns the files of fsys as the content of the folder at root, an absolute path. There are no others.
func In(root string, fsys fs.FS) Files { return mounted{root, fsys} }

type mounted struct {
	root string
	fsys fs.FS
}

// Folder implements [Files].
func (m mounted) Folder(dir string) fs.FS {
	rel, err := filepath.Rel(m.root, dir)
	if err != nil || !filepath.IsLocal(rel) {
		return Empty{}
	}
	below, err := fs.Sub(m.fsys, filepath.ToSlash(rel))
	if err != nil {
		return Empty{}
	}
	return below
}

// Empty is a folder that does not exist.
type Empty struct{}

// Open implements [fs.FS].
func (Empty) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
