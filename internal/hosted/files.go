package hosted

import (
	"io"
	"io/fs"
	"path"
	"time"

	"plugin-manifest-ls/internal/project"
)

// Host answers questions about files. Paths are absolute and have slashes. An error that is [fs.ErrNotExist] means that the
// host has no such file; a host also returns it for paths that must not be read. The methods may be called
// concurrently.
type Host interface {
	// Stat describes a file or folder.
	Stat(path string) (Info, error)
	// List describes the files and folders in a folder, in any order.
	List(path string) ([]Info, error)
	// Read returns the content of a file, which the caller must not change.
	Read(path string) ([]byte, error)
}

// Info describes a file or folder.
type Info struct {
	Base     string // the last element of the path
	Folder   bool
	Bytes    int64 // of a file
	Modified time.Time
}

// Files returns the files of a host. There are no links.
func Files(h Host) project.Files { return files{h} }

type files struct{ host Host }

// Folder implements [project.Files].
func (f files) Folder(dir string) fs.FS { return folder{f.host, dir} }

type folder struct {
	host Host
	dir  string
}

// Open implements [fs.FS]. The content is read when it is needed.
func (f folder) Open(name string) (fs.File, error) {
	info, err := f.stat("open", name)
	if err != nil {
		return nil, err
	}
	return &file{folder: f, name: name, info: info}, nil
}

// Stat implements [fs.StatFS].
func (f folder) Stat(name string) (fs.FileInfo, error) { return f.stat("stat", name) }

func (f folder) stat(op, name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	info, err := f.host.Stat(path.Join(f.dir, name))
	if err != nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: err}
	}
	info.Base = path.Base(name)
	return fileInfo{info}, nil
}

// file is an open file or folder.
type file struct {
	folder
	name    string
	info    fs.FileInfo
	read    bool          // content is known
	content []byte        // that has not been returned yet
	listed  bool          // entries are known
	entries []fs.DirEntry // that have not been returned yet
}

// Stat implements [fs.File].
func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }

// Close implements [fs.File].
func (f *file) Close() error { return nil }

// Read implements [fs.File]. Files that are too large for the program are not requested.
func (f *file) Read(p []byte) (int, error) {
	if !f.read {
		switch {
		case f.info.IsDir():
			return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrInvalid}
		case f.info.Size() > project.MaxText:
			return 0, &fs.PathError{Op: "read", Path: f.name, Err: project.ErrTooLarge}
		}
		content, err := f.host.Read(path.Join(f.dir, f.name))
		if err != nil {
			return 0, &fs.PathError{Op: "read", Path: f.name, Err: err}
		}
		f.read, f.content = true, content
	}
	if len(f.content) == 0 {
		return 0, io.EOF
	}
	n := copy(p, f.content)
	f.content = f.content[n:]
	return n, nil
}

// ReadDir implements [fs.ReadDirFile].
func (f *file) ReadDir(most int) ([]fs.DirEntry, error) {
	if !f.listed {
		list, err := f.host.List(path.Join(f.dir, f.name))
		if err != nil {
			return nil, &fs.PathError{Op: "readdir", Path: f.name, Err: err}
		}
		f.listed = true
		for _, info := range list {
			f.entries = append(f.entries, fs.FileInfoToDirEntry(fileInfo{info}))
		}
	}
	if most <= 0 {
		most = len(f.entries)
	} else if len(f.entries) == 0 {
		return nil, io.EOF
	}
	most = min(most, len(f.entries))
	batch := f.entries[:most]
	f.entries = f.entries[most:]
	return batch, nil
}

// fileInfo is an Info as a [fs.FileInfo].
type fileInfo struct{ Info }

// Name implements [fs.FileInfo].
func (i fileInfo) Name() string { return i.Base }

// Size implements [fs.FileInfo].
func (i fileInfo) Size() int64 { return i.Bytes }

// ModTime implements [fs.FileInfo].
func (i fileInfo) ModTime() time.Time { return i.Modified }

// IsDir implements [fs.FileInfo].
func (i fileInfo) IsDir() bool { return i.Folder }

// Sys implements [fs.FileInfo].
func (i fileInfo) Sys() any { return nil }

// Mode implements [fs.FileInfo].
func (i fileInfo) Mode() fs.FileMode {
	if i.Folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}
