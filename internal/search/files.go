package search

import (
	"io/fs"
	"os"
	"path/filepath"

	"plugin-manifest-ls/internal/project"
)

// files are the files that a search reads, by path of the operating system.
type files interface {
	lstat(path string) (fs.FileInfo, error)
	stat(path string) (fs.FileInfo, error)
	// open opens a folder.
	open(path string) (fs.File, error)
	// resolve returns a path without symbolic links.
	resolve(path string) (string, error)
	folder(path string) fs.FS
}

// disk are the files of the operating system. Unlike those of a [project.OS], they may be anywhere.
type disk struct{}

func (disk) lstat(path string) (fs.FileInfo, error) { return os.Lstat(path) }
func (disk) stat(path string) (fs.FileInfo, error)  { return os.Stat(path) }
func (disk) open(path string) (fs.File, error)      { return os.Open(path) } //nolint:gosec // the folder that the user named, or below it
func (disk) resolve(path string) (string, error)    { return filepath.EvalSymlinks(path) }
func (disk) folder(path string) fs.FS               { return project.Disk(path) }

// other are files without symbolic links.
type other struct{ project.Files }

func (o other) lstat(path string) (fs.FileInfo, error) { return o.stat(path) }

func (o other) stat(path string) (fs.FileInfo, error) {
	return fs.Stat(o.Folder(filepath.Dir(path)), filepath.Base(path))
}

func (o other) open(path string) (fs.File, error)   { return o.Folder(path).Open(".") }
func (o other) resolve(path string) (string, error) { return path, nil }
func (o other) folder(path string) fs.FS            { return o.Folder(path) }
