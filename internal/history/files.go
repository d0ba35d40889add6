package history

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-git/go-billy/v5"
	"github.com/go-git/go-billy/v5/osfs"
)

// The bounds of what is read of a repository, in bytes. An index has about 30 for each object of its pack
// and is read as a whole; of the packs themselves only the objects that are asked for are.
const (
	maxIndices = 64 << 20 // of all packs together: 2 million objects
	maxRefs    = 32 << 20 // packed-refs
	maxLoose   = 1 << 20  // an object in a file of its own, compressed
	maxSmall   = 1 << 20  // any other file
)

// files is the files of a repository, for reading. It refuses what is no regular file, such as a pipe that
// nobody writes to, and what is past the bounds.
type files struct {
	billy.Filesystem
	indices *int64 // bytes of indices that were opened
}

// Open implements [billy.Basic].
func (f files) Open(name string) (billy.File, error) { return f.OpenFile(name, os.O_RDONLY, 0) }

// OpenFile implements [billy.Basic].
func (f files) OpenFile(name string, flag int, _ os.FileMode) (billy.File, error) {
	if flag != os.O_RDONLY {
		return nil, billy.ErrReadOnly
	}
	if filepath.ToSlash(name) == alternates {
		return nil, fs.ErrNotExist // openObjects looks at it
	}
	return f.open(name)
}

// open opens a file if it is one and not past the bounds.
func (f files) open(name string) (billy.File, error) {
	at, err := f.Stat(name)
	if err != nil {
		return nil, err
	}
	if !at.Mode().IsRegular() {
		return nil, fmt.Errorf("git's %s is no regular file", name)
	}
	size := at.Size()
	limit := int64(maxSmall)
	switch {
	case strings.HasSuffix(name, ".pack"):
		limit = size
	case strings.HasSuffix(name, ".idx") && f.indices != nil:
		*f.indices += size
		size, limit = *f.indices, maxIndices
	case name == "packed-refs":
		limit = maxRefs
	case strings.HasPrefix(filepath.ToSlash(name), "objects/"):
		limit = maxLoose
	}
	if size > limit {
		return nil, fmt.Errorf("git's %s has more than the %d MB that are read", filepath.ToSlash(name), limit>>20)
	}
	return f.Filesystem.Open(name)
}

// pointer returns the path that is written in the file name, behind prefix, seen from dir. It is empty if there
// is no such file.
func (f files) pointer(name, dir, prefix string) (string, error) {
	in, err := f.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	defer in.Close()
	content, err := io.ReadAll(in)
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(string(content), "\n")
	path, ok := strings.CutPrefix(line, prefix)
	path = strings.TrimSpace(path)
	if !ok || path == "" {
		return "", fmt.Errorf("git's %s does not name a folder", name)
	}
	return local(path, dir)
}

// local returns path seen from dir. A path of another computer is an error: nothing is read over the network
// because a file says so.
func local(path, dir string) (string, error) {
	path = filepath.FromSlash(path)
	if strings.HasPrefix(path, `\\`) || strings.HasPrefix(path, "//") || strings.HasPrefix(filepath.VolumeName(path), `\\`) {
		return "", errors.New("the git repository lies on another computer")
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	return path, nil
}

// find returns the root of the working tree that dir is in, and the folder of its repository.
func find(dir string) (root, dotGit string, err error) {
	dir, err = filepath.Abs(dir)
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return "", "", ErrNone // a file that is not saved yet
	}
	if err != nil {
		return "", "", err
	}
	for {
		name := filepath.Join(dir, ".git")
		at, err := os.Stat(name)
		switch {
		case err == nil && at.IsDir():
			return dir, name, nil
		case err == nil: // of another working tree, or a submodule
			dotGit, err := files{Filesystem: osfs.New(dir, osfs.WithBoundOS())}.pointer(".git", dir, "gitdir:")
			return dir, dotGit, err
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", "", ErrNone
		}
		dir = up
	}
}
