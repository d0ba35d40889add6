package history

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// maxSmall is the maximum size in bytes of a file that is read as a whole.
const maxSmall = 1 << 20

// folder is the path of a folder that belongs to a repository.
type folder string

// open opens a regular file of the folder, and reports a subfolder of that name as missing. It does not follow symbolic links out of the folder, and does not
// wait for the writer of a pipe.
func (d folder) open(name string) (*os.File, error) {
	root, err := os.OpenRoot(string(d))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, fs.ErrNotExist
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("git file %s is not a regular file", name)
	}
	return root.Open(name)
}

// read returns the content of a small file.
func (d folder) read(name string) ([]byte, error) {
	in, err := d.open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	content, err := io.ReadAll(io.LimitReader(in, maxSmall+1))
	if err == nil && len(content) > maxSmall {
		return nil, fmt.Errorf("git file %s is larger than %d MB", name, maxSmall>>20)
	}
	return content, err
}

// list returns the names in a subfolder, in no particular order. There are none if the subfolder does not exist.
func (d folder) list(name string, limit int) ([]string, error) {
	root, err := os.OpenRoot(string(d))
	if missing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(name)
	if missing(err) || err == nil && !info.IsDir() {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	in, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	names, err := in.Readdirnames(limit + 1)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if len(names) > limit {
		return nil, fmt.Errorf("git folder %s has more than %d files", name, limit)
	}
	return names, nil
}

// missing reports whether err means that a file, or a folder above it, does not exist.
func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
